import type { Language } from "../model/codelist.ts";
import { day } from "./month-names.ts";
import { percent, wholePercent } from "./numbers.ts";
import type { StatusWords } from "./status-meanings.ts";
import { VALUE_STATUSES } from "./status-meanings.ts";

const BY_CODES: ReadonlyMap<string, StatusWords> = new Map(
  VALUE_STATUSES.map((entry) => [`${entry.status} ${entry.reason}`, entry]),
);

/** The status of a figure and the facts that explain it. */
export interface StatusFacts {
  /** OBS_STATUS. */
  readonly status: string;
  /** REASON of nowcast.parquet where there is no value yet; else empty. */
  readonly reason: string;
  /** Share of the final reports that had arrived; null where it is unknown. */
  readonly completeness: number | null;
  /** The vintage since which newer data have been held back; empty where none are. */
  readonly heldSince: string;
}

/**
 * The words of a status; those of the status alone where the reason belongs to another one.
 *
 * @example statusWords({ status: "L", reason: "uncertain" }).valueStatus // "too_uncertain"
 * @throws RangeError for a status that no figure has
 */
export function statusWords({ status, reason }: Pick<StatusFacts, "status" | "reason">): StatusWords {
  const found = BY_CODES.get(`${status} ${reason}`) ?? BY_CODES.get(`${status} `);
  if (found === undefined) throw new RangeError(`no words for the status ${status}`);
  return found;
}

const arrived = (completeness: number, language: Language): string => {
  const share = percent(wholePercent(completeness), language, 0);
  return {
    fi: `ilmoituksista on saapunut ${share}`,
    sv: `${share} av anmälningarna har kommit in`,
    en: `${share} of the reports have arrived`,
  }[language];
};

const heldBack = (since: string, language: Language): string => {
  const date = day(since, language);
  return {
    fi: `uudempia tietoja pidätetty ${date} alkaen`,
    sv: `nyare uppgifter innehållna sedan den ${date}`,
    en: `newer data held back since ${date}`,
  }[language];
};

/**
 * A status in a few words, for a table's cell: with the share of reports where it is too early, and the day since which newer data have been held back.
 *
 * @example statusInWords({ status: "L", reason: "completeness", completeness: 0.724, heldSince: "" }, "fi") // "liian aikaista: ilmoituksista on saapunut 72 %"
 * @example statusInWords({ status: "P", reason: "", completeness: null, heldSince: "2025-09-15" }, "en") // "provisional, newer data held back since 15 September 2025"
 */
export function statusInWords(facts: StatusFacts, language: Language): string {
  const { valueStatus, names } = statusWords(facts);
  const name = names[language];
  if (facts.heldSince !== "") return `${name}, ${heldBack(facts.heldSince, language)}`;
  const isEarly = valueStatus === "too_early" && facts.completeness !== null;
  return isEarly ? `${name}: ${arrived(facts.completeness, language)}` : name;
}
