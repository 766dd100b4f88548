/**
 * Which files of an extract's table a statement reads, determined by the key of its output (`2026-06`, `2024` or `_`):
 * - `all`: every period known;
 * - `newest`: the newest delivered file, whatever its period (an extract that holds everything each time);
 * - `same`: the file of the key's own period;
 * - `newest_from`: the newest file, if its period is the key's or later (an extract that holds the full history covers the months before it);
 * - `newest_until`: the newest file of the key's period or before it.
 */
export type PickFiles = "all" | "newest" | "same" | "newest_from" | "newest_until";

/** An input that is an extract's table. */
export interface ArchiveInput {
  readonly table: string;
  readonly pick: PickFiles;
}

/**
 * An input that is another subject:
 * - `same`: its output of the same key;
 * - `vintage`: its one output of the vintage (key `_`);
 * - `touching`: its outputs, whatever their key, that have rows of this month in their column `month`;
 * - `touching_before`: those that have rows of the month before.
 */
export interface SubjectInput {
  readonly subject: string;
  readonly pick: "same" | "vintage" | "touching" | "touching_before";
}

/** One staged table: its statement is `stage/<name>`, its outputs lie in `stage/<name>/<key>`. */
export interface Subject {
  readonly name: string;
  /** The keys of the outputs: `vintage` has one output per vintage, `month` one per reference month, `period` one per period of the extract. */
  readonly grain: "vintage" | "month" | "period";
  /** Extract tables by the SQL variable that holds their paths. */
  readonly archives?: Readonly<Record<string, ArchiveInput>>;
  /** Other subjects by the SQL variable that holds their paths. */
  readonly subjects?: Readonly<Record<string, SubjectInput>>;
  /** Code tables, by name; each name is its SQL variable. */
  readonly codes?: readonly string[];
  /** Names of settings that the statement reads as SQL variables of the same name. */
  readonly settings?: readonly string[];
}
