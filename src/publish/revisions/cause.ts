import { countName } from "../../model/lineage.ts";
import type { CountCodes, InputCounts } from "../../model/lineage.ts";
import type { Dimension, Observation } from "../../model/observation.ts";
import { OTHER_TOTALS } from "../../model/totals.ts";
import type { Circumstances } from "./circumstances.ts";
import type { Cause, Pair } from "./revision.ts";
import { sum } from "../../statistics/sum.ts";

/** The declarations of the pipeline from which causes are determined, besides the snapshots. */
export interface RevisionDeclarations {
  /** The published counts from which an observation is computed. */
  readonly inputCounts: (row: Readonly<Record<Dimension, string>>) => InputCounts;
  /** By STATUS_ORDER the measure of the status that wins where several hold, `{ MONTHLY: "EMPLOYED" }`. */
  readonly winning: Readonly<Record<string, string>>;
  /** The source of origin: the extract that classifies persons, and the counts of persons by background. */
  readonly origin: {
    readonly source: string;
    readonly table: string;
    readonly measure: string;
    readonly backgrounds: readonly string[];
  };
}

/** The evidence on the change from one snapshot to the next. */
export interface Evidence {
  readonly circumstances: Circumstances;
  /** Differences of the counts that changed, by name (sql/publish/revisions_counts.sql). */
  readonly counts: ReadonlyMap<string, number>;
  readonly declarations: RevisionDeclarations;
}

const deltas = (cells: readonly CountCodes[], { counts }: Evidence): readonly number[] =>
  cells.flatMap((cell) => counts.get(countName(cell)) ?? []);

/** Whether persons moved between the backgrounds at the observation's place while their total was unchanged. */
function originMoved(row: Observation, { circumstances, counts, declarations: { origin } }: Evidence): boolean {
  if (row.BACKGROUND === "_T" || !circumstances.newInputs.has(origin.source)) return false;
  const total = { ...OTHER_TOTALS, STATUS_ORDER: "_Z" };
  const sex = row.SEX === "_Z" ? "_T" : row.SEX;
  const persons = { ...row, ...total, SEX: sex, TABLE_ID: origin.table, MEASURE: origin.measure };
  const of = (background: string) => counts.get(countName({ ...persons, BACKGROUND: background }));
  const moved = origin.backgrounds.map((background) => of(background) ?? 0);
  return of("_T") === undefined && moved.some((delta) => delta > 0) && moved.some((delta) => delta < 0);
}

/**
 * Whether reports were added (or else removed). Where the numerator and the other statuses of the denominator moved in opposite directions, persons changed
 * status: then the status that wins decides, as only a report of it can move a person there, and only its end can move one away.
 */
function reportsCame(row: Observation, { numerator, rest }: InputCounts, evidence: Evidence): boolean {
  const wins = evidence.declarations.winning[row.STATUS_ORDER];
  const statuses = rest.filter(({ STATUS_ORDER }) => STATUS_ORDER !== "_Z");
  const [own, other] = [sum(deltas(numerator, evidence)), sum(deltas(statuses, evidence))];
  if (own * other >= 0) return own >= 0;
  const winners = [...numerator, ...statuses].filter(({ MEASURE }) => MEASURE === wins);
  return winners.length === 0 ? own >= 0 : sum(deltas(winners, evidence)) >= 0;
}

function causeOfData(row: Observation, made: InputCounts, evidence: Evidence): Cause {
  if (originMoved(row, evidence)) return "origin_classified";
  if (deltas(made.numerator, evidence).length === 0) return "denominator";
  return reportsCame(row, made, evidence) ? "late_data" : "correction";
}

/**
 * The cause of an observation's revision, between two snapshots of the same definitions, or where the running definitions give the same observation as
 * the snapshots' own (an observation that they change has the cause `definition` and is not passed here). The first that holds:
 *
 * 1. `nowcast`: none of its counts changed, so the expected reports did: it is or was estimated (E), or too early.
 * 2. `protection`: it was or is withheld (Q).
 * 3. `definition`: something that decides how persons are counted changed.
 * 4. `code_table`: a code table changed, and no input is new.
 * 5. `origin_classified`: a new file classifies persons, and at its place persons moved between the backgrounds while their total was unchanged.
 * 6. `denominator`: of its counts only those of the denominator alone changed.
 * 7. `late_data`: its numerator rose; `correction`: it fell.
 *
 * @example causeOf({ old, now }, { circumstances, counts, declarations }) // "late_data"
 */
export function causeOf(pair: Pair, evidence: Evidence): Cause {
  const row = pair.now ?? pair.old;
  const made = evidence.declarations.inputCounts(row);
  const { counting, codeTables, newInputs } = evidence.circumstances;
  if (deltas([...made.numerator, ...made.rest], evidence).length === 0) return "nowcast";
  if (pair.old?.OBS_STATUS === "Q" || pair.now?.OBS_STATUS === "Q") return "protection";
  if (counting) return "definition";
  if (codeTables && newInputs.size === 0) return "code_table";
  return causeOfData(row, made, evidence);
}
