import type { Cell } from "../model/cell.ts";
import type { Month } from "../lib/months.ts";
import { basisOf, byBasis } from "./basis.ts";
import { cellNumber, hasLimits, cellContextOf } from "./figure-words.ts";
import { ofMonth } from "./month-names.ts";
import { capital, say } from "./sentence.ts";
import type { Part, Sentence } from "./sentence.ts";
import { placeForms, yearBefore } from "./spoken-language.ts";
import type { SentenceContext, SpokenIndicator } from "./spoken-language.ts";

const SHOWN = ["lower", "upper"] as const;

interface Group {
  readonly cell: Cell;
  /** The cell of the same month a year before; null where it has no value. */
  readonly before: Cell | null;
  readonly called: string;
}

/** Whether there are certainly more (1) or fewer (-1) than before: both numbers are rounded, so only where their limits do not overlap. */
function compared({ cell, before }: Group): -1 | 0 | 1 {
  if (before === null || !hasLimits(cell, SHOWN) || !hasLimits(before, SHOWN)) return 0;
  if (cell.lower! > before.upper!) return 1;
  return cell.upper! < before.lower! ? -1 : 0;
}

/** The words before last year's number: more now, fewer, or neither for certain. */
const THAN = {
  fi: { "1": "enemmän kuin vuotta aiemmin, ", "-1": "vähemmän kuin vuotta aiemmin, ", "0": "vuotta aiemmin " },
  sv: { "1": "fler än ett år tidigare, ", "-1": "färre än ett år tidigare, ", "0": "ett år tidigare " },
  en: { "1": "more than the year before, ", "-1": "fewer than the year before, ", "0": "the year before " },
} as const;

function inGroup(group: Group, context: SentenceContext): readonly Part[] {
  const { language } = context;
  const persons = say`${cellNumber(cellContextOf(group.cell, context), "value")} ${group.called}`;
  if (group.before === null) return persons;
  const before = cellNumber(cellContextOf(group.before, context), "value");
  return say`${persons} (${THAN[language][`${compared(group)}`]}${before})`;
}

function groupsOf(
  { code, phrases }: SpokenIndicator,
  month: Month,
  { find, language }: SentenceContext,
): readonly Group[] {
  return Object.entries(phrases?.persons ?? {}).flatMap(([background, called]) => {
    const at = (when: Month): Cell | null => find({ indicator: code, background, sex: "_T", month: when });
    const [cell, before] = [at(month), at(yearBefore(month))];
    if (cell === null || cell.value === null) return [];
    return [{ cell, before: before?.value === null ? null : before, called: called[language] }];
  });
}

/**
 * The residents of an area by background (origin, never language), compared with the year before. Null where no group has a value.
 *
 * @example "Espoossa oli marraskuun 2025 lopussa ennakkotietojen mukaan 82 340 ulkomaalaistaustaista asukasta (enemmän kuin vuotta aiemmin, 77 110) …"
 */
export function population(indicator: SpokenIndicator, month: Month, context: SentenceContext): Sentence | null {
  const groups = groupsOf(indicator, month, context);
  if (groups.length === 0) return null;
  const { language, area } = context;
  const [place, when] = [placeForms(context, area).inside[language], ofMonth(month, language)];
  const cells = groups.flatMap(({ cell, before }) => (before === null ? [cell] : [cell, before]));
  const by = byBasis(basisOf(...cells), language);
  const [first = [], ...rest] = groups.map((group) => inGroup(group, context));
  const and = { fi: " ja ", sv: " och ", en: " and " }[language];
  const persons = rest.reduce((all, one) => say`${all}${and}${one}`, first);
  const parts = {
    fi: say`${place} oli ${when} lopussa ${by === "" ? "" : `${by} `}${persons}.`,
    sv: say`I slutet av ${when} fanns det ${place} ${by === "" ? "" : `${by} `}${persons}.`,
    en: say`At the end of ${when} there were${by === "" ? "" : `, ${by},`} ${persons} ${place}.`,
  }[language];
  return { kind: "population", language, parts: capital(parts) };
}
