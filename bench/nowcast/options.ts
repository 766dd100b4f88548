import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/lib/package-root.ts";
import { NOWCAST_LIMITS } from "./forecasts.ts";
import { FROM } from "./given.ts";
import type { GivenHistory } from "./given.ts";

/** The measurements of a run of the bench. */
export interface Options {
  /** Countries without shocks that differ in their seed only. */
  readonly countries: readonly GivenHistory[];
  /** Whether these are measured: always, unless only shocks, late payers or first nights are asked for. */
  readonly plain: boolean;
  /** How many of the newest vintages are audited as well; null for none. */
  readonly audited: number | "all" | null;
  /** YAML file with the shocks of a harder country; null for none. */
  readonly shocks: string | null;
  /** Share of the payers that are late in every fourth month; null where this is not measured. */
  readonly latePayers: number | null;
  /** Initial loads of each seed; null where they are not measured. */
  readonly firstNights: number | null;
  /** Folder of the histories; null for a temporary one. */
  readonly work: string | null;
  /** Whether the pipeline's structural breaks apply to the invented country too, which has none. */
  readonly breaks: boolean;
  /** Completeness below which a month has no value. */
  readonly minCompleteness: number;
  readonly out: string | null;
  /** As it was given. */
  readonly command: string;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Error(`--${name}: ${text} is not a whole number from 1`);
}

function shareOf(name: string, text: string): number {
  const value = Number(text);
  if (value >= 0 && value <= 1) return value;
  throw new Error(`--${name}: ${text} is not a share from 0 to 1`);
}

function cycleOf(text: string): GivenHistory["jobSearch"] {
  if (text === "monthly" || text === "yearly") return text;
  throw new Error(`--job-search: ${text} is neither monthly nor yearly`);
}

/** Options whose value may be left out, with their defaults. */
const WITHOUT_VALUE: ReadonlyMap<string, string> = new Map([
  ["--shocks", join(packageRoot, "bench", "nowcast", "shocks.yaml")],
  ["--late-payers", "0.05"],
  ["--first-night", "6"],
]);

/** The arguments, with omitted values filled in. */
const withValues = (args: readonly string[]): string[] =>
  args.flatMap((arg, at) => {
    const left = WITHOUT_VALUE.get(arg);
    const next = args[at + 1];
    return left !== undefined && (next === undefined || next.startsWith("--")) ? [arg, left] : [arg];
  });

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: withValues(args),
    options: {
      persons: { type: "string", default: "200000" },
      months: { type: "string", default: "36" },
      seeds: { type: "string", default: "7,8,9" },
      "job-search": { type: "string", default: "monthly" },
      "all-tables": { type: "boolean", default: false },
      audit: { type: "boolean", default: false },
      plain: { type: "boolean", default: false },
      vintages: { type: "string" },
      shocks: { type: "string" },
      "late-payers": { type: "string" },
      "first-night": { type: "string" },
      breaks: { type: "boolean", default: false },
      "min-completeness": { type: "string", default: `${NOWCAST_LIMITS.min_completeness}` },
      work: { type: "string" },
      out: { type: "string" },
    },
  }).values;

type Given = ReturnType<typeof parsed>;

const countryOf = (values: Given, seed: string): GivenHistory => ({
  persons: wholeNumber("persons", values.persons),
  from: FROM,
  months: wholeNumber("months", values.months),
  seed: wholeNumber("seeds", seed),
  jobSearch: cycleOf(values["job-search"]),
  delivered: "monthly",
  shocks: [],
  tables: values["all-tables"] ? "all" : "headline",
  audited: "none",
});

/** An option's value as read; null where the option was not given. */
const given = <T>(name: string, text: string | undefined, read: (name: string, text: string) => T): T | null =>
  text === undefined ? null : read(name, text);

function auditedOf({ audit, vintages }: Given): Options["audited"] {
  if (audit) return given("vintages", vintages, wholeNumber) ?? "all";
  if (vintages === undefined) return null;
  throw new Error("--vintages says how many of the newest vintages are audited: give --audit with it");
}

/**
 * The options that the arguments give.
 *
 * @throws Error on an invalid value.
 * @example optionsFrom(["--persons", "60000", "--late-payers"]).latePayers // 0.05
 */
export function optionsFrom(args: readonly string[]): Options {
  const values = parsed(args);
  const audited = auditedOf(values);
  const latePayers = given("late-payers", values["late-payers"], shareOf);
  const firstNights = given("first-night", values["first-night"], wholeNumber);
  const shocks = values.shocks === undefined ? null : resolve(values.shocks);
  return {
    countries: values.seeds.split(",").map((seed) => countryOf(values, seed)),
    plain: values.plain || audited !== null || [shocks, latePayers, firstNights].every((trial) => trial === null),
    audited,
    shocks,
    latePayers,
    firstNights,
    work: values.work === undefined ? null : resolve(values.work),
    breaks: values.breaks,
    minCompleteness: shareOf("min-completeness", values["min-completeness"]),
    out: values.out ?? null,
    command: ["npm run bench -- nowcast", ...args].join(" "),
  };
}
