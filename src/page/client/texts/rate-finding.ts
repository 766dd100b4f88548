import { capital } from "../../../lib/first-letter.ts";
import type { Language } from "../../../model/codelist.ts";
import { inMonth } from "../../../words/month-names.ts";
import type { Breakdown } from "../figures/rows.ts";
import type { Sureness } from "./value-texts.ts";
import type { Rate } from "./rates-texts.ts";

const isEmployment = (rate: Rate): boolean => rate === "employment_rate_18_64";

/** How groups compare with the reference group: by intervals, so that overlapping ones are never ranked. */
export interface Beside {
  readonly lower: number;
  readonly higher: number;
  /** Cannot be distinguished. */
  readonly unclear: number;
}

interface Finding {
  readonly rate: Rate;
  readonly by: Breakdown;
  readonly month: string;
  readonly sureness: Sureness;
  readonly beside: Beside;
}

/** A language's words for the side on which the rate lies. */
interface Ways {
  readonly lower: string;
  readonly higher: string;
  readonly than: string;
  readonly and: string;
  readonly groups: (count: number, by: Breakdown) => string;
}

/** In how many groups the rate lies on which side; the reference group is named once. */
function apart({ beside: { lower, higher }, by }: Finding, ways: Ways): string {
  const parts = [
    { way: ways.lower, count: lower },
    { way: ways.higher, count: higher },
  ].filter(({ count }) => count > 0);
  const said = parts.map(({ way, count }, at) => `${way} ${at === 0 ? `${ways.than} ` : ""}${ways.groups(count, by)}`);
  return said.join(` ${ways.and} `);
}

const FINNISH: Ways = {
  lower: "matalampi",
  higher: "korkeampi",
  than: "kuin suomalaistaustaisilla",
  and: "ja",
  groups: (count, by) => `${count} ${by === "ground" ? "lupaperusteryhmässä" : "maassaoloryhmässä"}`,
};

const finnish = (found: Finding): string => {
  const { rate, by, month, sureness, beside } = found;
  const what = isEmployment(rate) ? "työllisyysaste" : "työttömyysaste";
  const lead = { final: "", provisional: "ennakkotietojen mukaan ", estimate: "arvion mukaan " }[sureness];
  const when = inMonth(month, "fi");
  if (beside.lower + beside.higher === 0) {
    return capital(
      `${lead}${what}tta ei voi ${when} erottaa suomalaistaustaisten asteesta missään ${by === "ground" ? "lupaperusteryhmässä" : "maassaoloryhmässä"}`,
    );
  }
  const rest = beside.unclear === 0 ? "" : `; ${beside.unclear} ryhmässä niitä ei voi erottaa toisistaan`;
  return capital(`${lead}${what} oli ${when} ${apart(found, FINNISH)}${rest}`);
};

const SWEDISH: Ways = {
  lower: "lägre",
  higher: "högre",
  than: "än för personer med finländsk bakgrund",
  and: "och",
  groups: (count, by) =>
    `i ${count} ${by === "ground" ? "tillstånds" : "vistelsetids"}${count === 1 ? "grupp" : "grupper"}`,
};

const swedish = (found: Finding): string => {
  const { rate, by, month, sureness, beside } = found;
  const what = isEmployment(rate) ? "sysselsättningsgraden" : "arbetslöshetsgraden";
  const lead = { final: "", provisional: "enligt preliminära uppgifter ", estimate: "enligt skattningen " }[sureness];
  const start = (verb: string): string => (lead === "" ? `${what} ${verb}` : `${lead}${verb} ${what}`);
  const when = inMonth(month, "sv");
  if (beside.lower + beside.higher === 0) {
    return capital(
      `${start("kan")} ${when} inte i någon ${by === "ground" ? "tillståndsgrupp" : "vistelsetidsgrupp"} skiljas från den för personer med finländsk bakgrund`,
    );
  }
  const rest =
    beside.unclear === 0
      ? ""
      : `; i ${beside.unclear} ${beside.unclear === 1 ? "grupp" : "grupper"} går de inte att skilja åt`;
  return capital(`${start("var")} ${when} ${apart(found, SWEDISH)}${rest}`);
};

const ENGLISH: Ways = {
  lower: "lower",
  higher: "higher",
  than: "than that of people with a Finnish background",
  and: "and",
  groups: (count, by) =>
    `in ${count} ${by === "ground" ? "permit" : "length-of-stay"} ${count === 1 ? "group" : "groups"}`,
};

const english = (found: Finding): string => {
  const { rate, by, month, sureness, beside } = found;
  const what = isEmployment(rate) ? "the employment rate" : "the unemployment rate";
  const lead = {
    final: "",
    provisional: "according to provisional figures, ",
    estimate: "according to the estimate, ",
  }[sureness];
  const start = `${lead}${what} ${inMonth(month, "en")}`;
  if (beside.lower + beside.higher === 0) {
    return capital(
      `${start} cannot be distinguished from that of people with a Finnish background in any ${by === "ground" ? "permit" : "length-of-stay"} group`,
    );
  }
  const rest =
    beside.unclear === 0
      ? ""
      : `; in ${beside.unclear} ${beside.unclear === 1 ? "group" : "groups"} the two cannot be distinguished`;
  return capital(`${start} was ${apart(found, ENGLISH)}${rest}`);
};

const FINDING = { fi: finnish, sv: swedish, en: english };

/**
 * The finding of a list of rates: in how many groups the rate is lower or higher than the reference group's, and in how many it cannot be distinguished.
 *
 * @example finding({ rate: "employment_rate_18_64", by: "ground", month: "2025-11", sureness: "final", beside: { lower: 7, higher: 0, unclear: 2 } }, "fi")
 * // "Työllisyysaste oli marraskuussa 2025 matalampi kuin suomalaistaustaisilla 7 lupaperusteryhmässä; 2 ryhmässä niitä ei voi erottaa toisistaan"
 */
export const finding = (found: Finding, language: Language): string => FINDING[language](found);
