import type { Objective, Programme } from "../../model/codelist.ts";
import { byBasis } from "../../words/basis.ts";
import { change } from "../../words/change-sentence.ts";
import type { DescribedChange } from "../../words/change-sentence.ts";
import { level } from "../../words/level.ts";
import { say, together } from "../../words/sentence.ts";
import type { Part } from "../../words/sentence.ts";
import { sides } from "../../words/sides.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import type { PageIndicator } from "../picture.ts";
import type { Item, Section } from "./model.ts";
import { isWhole, newestCell, sentenceContextAbout } from "./brief-language.ts";
import type { About } from "./brief-language.ts";
import { text } from "./brief-texts.ts";

/** Whether the measure moved in the objective's direction since a year before: only where the interval of its change excludes zero. */
function state(described: DescribedChange | null, { direction }: PageIndicator, { language }: About): readonly Part[] {
  const wanted = { up: 1, down: -1, none: 0 }[direction];
  const side = (described?.direction ?? 0) * wanted;
  if (described === null) return say`${text("noDirection", language)}.`;
  // The sentence on the change says that the direction is uncertain, and why.
  if (side === 0) return ["×"];
  const by = byBasis(described.basis, language);
  return say`${text(side > 0 ? "toward" : "away", language)}${by === "" ? "" : `, ${by}`}.`;
}

/** The current value of an objective's measure, for briefs whose five sentences are another area's. */
function situation(indicator: PageIndicator, context: SentenceContext): readonly Part[] {
  const cell = newestCell(indicator.code, context);
  if (cell === null) return [];
  const stated = sides(cell, context) ?? level(cell, context);
  return stated === null ? [] : say` ${stated.parts}`;
}

function itemOf(objective: Objective, programme: Programme, about: About): readonly Item[] {
  const { data, area, language } = about;
  const indicator = data.indicators.find(({ code }) => code === objective.indicator);
  if (indicator === undefined) return [];
  const context = sentenceContextAbout(about, programme.area);
  const cell = newestCell(indicator.code, context);
  const described = cell === null ? null : change(cell, context);
  const now = area === programme.area ? [] : situation(indicator, context);
  const moved = described === null ? [] : say` ${together([described.sentence])}`;
  const lead = `${text("objective", language)} ${objective.id}. ${objective.text[language]}`;
  return [{ lead, parts: say`${state(described, indicator, about)}${now}${moved}` }];
}

/**
 * The objectives of an area's own programme; for all cities together those of every city, each with that city's numbers. A city does not get another
 * city's objectives: there the same indicator is only a measure, which `more` describes.
 */
export function objectives(about: About): readonly Section[] {
  const { data, area, language } = about;
  const own = data.programmes.filter((programme) => isWhole(about) || programme.area === area);
  return own.map((programme) => ({
    heading: programme.names[language],
    paragraphs: [],
    items: programme.objectives.flatMap((objective) => itemOf(objective, programme, about)),
    table: null,
  }));
}
