import { capital } from "../../../lib/first-letter.ts";
import type { Texts } from "./kind.ts";

/** Counts of the four headlines. */
const NUMBERS = ["none", "one", "two", "three", "four"] as const;

/** Counts of cities, as far as they are words. */
const CITIES = "none one two three four five six seven eight nine ten eleven twelve".split(" ");

const counted = (cities: number): string => CITIES[cities] ?? String(cities);

/** English. */
export const en: Texts = {
  signs: {
    final: "final",
    provisional: "provisional",
    estimate: "estimate (~)",
    nowcast: "where the estimate will most likely settle",
    chance: "random-variation interval, 95%",
    withheld: "withheld",
    early: "too early or too uncertain",
    absent: "no data",
    held: "newer data held back",
    break: "break in the series",
  },
  subjects: {
    unemployment_gap_18_64: "The unemployment gap",
    unemployment_gap_under_30: "The unemployment gap under 30",
    employment_gap_18_64: "The employment gap",
    employment_gap_women: "The employment gap between men and women of foreign background",
    unemployment_rate_18_64: "The unemployment rate of people of foreign background",
    unemployment_rate_18_29: "The unemployment rate of people under 30 of foreign background",
    employment_rate_18_64: "The employment rate of people of foreign background",
  },
  units: { PP: "percentage points", PT: "%", PERS: "persons" },
  about: (value) => `about ${value}`,
  was: ({ subject, inside, when, value }) => `${subject} was ${value} ${inside} ${when}`,
  rates: ({ subject, inside, when, groups: [one, other] }) =>
    `${capital(inside)} ${subject} was ${one} and ${other} ${when}`,
  aboveZero: ({ subject, when, above, known, cities }) =>
    above === known
      ? `${subject} was above zero in all ${counted(known)} cities${known === cities ? "" : " that have a figure"} ${when}`
      : `${subject} was clearly above zero in ${counted(above)} of ${counted(known)} cities ${when}`,
  among: {
    "FOREIGN/_T": "among people of foreign background",
    "FINNISH/_T": "among people of Finnish background",
    "FOREIGN/F": "among women of foreign background",
    "FOREIGN/M": "among men of foreign background",
  },
  rateNames: {
    unemployment_rate_18_64: "the unemployment rate",
    unemployment_rate_18_29: "the unemployment rate under 30",
    employment_rate_18_64: "the employment rate",
  },
  noValue: (subject, of) => `${subject}: ${of} figures are not available`,
  missing: ({ subject, of, when, status }) => `${subject}, ${of} figure ${when}: ${status}`,
  allWithheld: (subject, of) => `${subject}: ${of} figures are withheld`,
  settles: (range) => `most likely to settle within ${range}`,
  interval: (range) => `95 per cent interval ${range}`,
  cautious:
    "The interval of the change is cautious: it is calculated as if the two months covered different people, although most are the same. The true interval is narrower, so a small but real change may go undetected.",
  sources: "Source: Tilannekuva, pseudonymised register extracts; protected and rounded counts.",
  place: { inside: (name) => `in ${name}`, of: (name) => `${name}’s` },
  columns: {
    month: "Month",
    area: "Area",
    group: "Group",
    indicator: "Indicator",
    value: "Value",
    gap: "Gap",
    lower: "Lower limit",
    upper: "Upper limit",
    status: "Status",
    persons: "Persons, at least",
    change: "Change in a year",
    finding: "What can be said",
  },
  frame: {
    key: "Key of signs",
    table: "Show the figures as a table",
    tableRegion: "Table, scrolls",
    notes: "Definition and sources",
    definition: "Definition",
    downloads: "Downloads and links",
    csv: "Download CSV",
    svg: "Download picture (SVG)",
    png: "Download picture (PNG)",
    code: "The same figure in two lines of code",
    copy: "Copy",
    copied: "Copied",
    notCopied: "The browser did not allow copying: select the text and copy it yourself",
    link: "Link to the figure",
    embed: "Embed in another page",
    sourceRow: "Source",
    vintage: "known on",
    pngFailed: "The browser could not make a PNG picture: download the SVG",
    points: "Points of the chart",
    howToGo: "arrow keys from point to point, Home and End to the first and last",
  },
  controls: {
    title: "Choose",
    area: "City",
    comparison: "Comparison",
    indicator: "Indicator",
    ground: "Permit ground",
    stay: "Length of stay",
    everybody: "all",
    month: "Month",
    newest: "newest",
    chance: "Show the random-variation interval",
    comparisons: {
      none: "no comparison",
      background: "by background",
      sex: "women and men",
      year: "a year before",
    },
  },
  notice: {
    elsewhere: (asked, here) =>
      `The link refers to a release of data known on ${asked}. This file has the data known on ${here}: the figures may differ.`,
    open: (id) => `Open the link’s release ${id}`,
    unknown: (codes) =>
      `This file does not have these parts of the link: ${codes}. The page’s default is shown instead.`,
  },
  updated: (what) => `Figures and tables updated: ${what}`,
  figures: {
    yearBefore: "a year before",
    byCity: (first, second) => `${first} and ${second}`,
    large: "Chosen area",
    changes: (of) => `${of} change in a year`,
    changesSubtitle:
      "The newest month that has a figure, compared with the same month a year before; percentage points",
    countOf: (clear, all) => `the direction is clear for ${NUMBERS[clear]} of ${NUMBERS[all]} figures`,
    noMonths: "This release has no months with figures.",
    break: "break",
  },
};
