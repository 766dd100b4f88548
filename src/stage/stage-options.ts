import type { Contexts } from "../database/contexts.ts";
import type { SqlValue } from "../database/sql.ts";
import type { Artifact } from "../database/step.ts";
import type { Vintage } from "../model/data-vintage.ts";
import type { Subject } from "./stage-declarations.ts";
import type { TouchedMonths } from "./touched-months.ts";

/** What the stage room works with at one vintage. */
export interface StageOptions {
  readonly contexts: Contexts;
  readonly subjects: readonly Subject[];
  readonly vintage: Vintage;
  /** Code tables by name. */
  readonly codes: ReadonlyMap<string, Artifact>;
  /** Root of the store, which the archive's paths are relative to. */
  readonly store: string;
  /** A file with a table's columns and no rows, read where nothing of the table is known. */
  readonly emptyArchive: (table: string) => Promise<Artifact>;
  readonly touchedMonths: TouchedMonths;
  /** Values of the settings that subjects name. */
  readonly settings: Readonly<Record<string, SqlValue>>;
}
