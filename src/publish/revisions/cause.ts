import { countName } from "../../model/lineage.ts";
import type { CountCodes, InputCounts } from "../../model/lineage.ts";
import type { Dimension, Observation } from "../../model/observation.ts";
import { OTHER_TOTALS } from "../../model/totals.ts";
import type { Circumstances } from "./circumstances.ts";
import type { Cause, Pair } from "./revision.ts";
import { sum } from "../../statistics/sum.ts";

/** What the causes are told by, beside the snapshots: declarations of the pipeline. */
export interface RevisionDeclarations {
  /** The published counts that an observation is made of. */
  readonly inputCounts: (row: Readonly<Record<Dimension, string>>) => InputCounts;
  /** By STATUS_ORDER the measure of the status that wins where several hold, `{ MONTHLY: "EMPLOYED" }`. */
  readonly winning: Readonly<Record<string, string>>;
  /** Where origin comes from: the extract that classifies persons, and the counts of persons by background. */
  readonly origin: {
    readonly source: string;
    readonly table: string;
    readonly measure: string;
    readonly backgrounds: readonly string[];
  };
}

/** What is known of the change from one snapshot to the next. */
export interface Evidence {
  readonly circumstances: Circumstances;
  /** Differences of the counts that changed, by name (sql/publish/revisions_counts.sql). */
  readonly counts: ReadonlyMap<string, number>;
  readonly declarations: RevisionDeclarations;
}

const deltas = (cells: readonly CountCodes[], { counts }: Evidence): readonly number[] =>
  cells.flatMap((cell) => counts.get(countName(cell)) ?? []);

/** Whether persons moved between the backgrounds at the observation's place while all of them together stood. */
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
 * Whether reports came, or went. Where the numerator and the other statuses of the denominator moved against one another persons changed
 * status: then the status that wins tells, as only a report of it can move a person there, and only its end can move one away.
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
 * Why an observation was revised, of two snapshots of the same definitions or of one whose counts, observed by today's definitions, tell
 * what they told (what they tell differently is `definition`, and not asked here). The first that holds:
 *
 * 1. `nowcast`: no count that it is made of changed, so what is still expected of them did: it is or was estimated (E), or too early.
 * 2. `protection`: it was withheld (Q), or is.
 * 3. `definition`: something that decides how persons are counted changed.
 * 4. `code_table`: a code table changed, and no input is new.
 * 5. `origin_classified`: a new file classifies persons, and at its place persons moved between the backgrounds while all stood.
 * 6. `denominator`: of its counts only those that the denominator alone adds up changed.
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
