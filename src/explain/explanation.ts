import type { Indicator } from "../indicators/declaration.ts";
import type { Names } from "../model/codelist.ts";
import type { Dimension, Observation } from "../model/observation.ts";
import type { Input, Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import type { Arithmetic } from "./arithmetic.ts";
import type { CountedGroup } from "./explained-inputs.ts";
import type { DeclaredWay, DefinitionFiles } from "./definition-files.ts";
import type { ExplainedNowcast } from "./nowcast-in-words.ts";
import type { ExplainedBlock } from "./withholding.ts";

/** A dimension and the number's code in it. */
export interface ExplainedCode {
  readonly dimension: Dimension;
  readonly code: string;
  readonly name: Names;
}

/** How the number changed since the vintage before (revisions.parquet). */
export interface ExplainedRevision {
  readonly before: number | null;
  readonly now: number | null;
  readonly status_before: string;
  readonly status_now: string;
  readonly cause: string;
}

/** Everything that a public snapshot contains on one number; also the output of `explain --json`. */
export interface Explanation {
  readonly snapshot: Pick<Manifest, "id" | "vintage">;
  readonly observation: Observation;
  readonly indicator: Names;
  readonly place: readonly ExplainedCode[];
  /** The status in a word, and what it means. */
  readonly status: { readonly name: Names; readonly meaning: Names };
  readonly groups: readonly CountedGroup[];
  readonly arithmetic: Arithmetic;
  readonly nowcast: ExplainedNowcast | null;
  /** Why there is no value, as far as public files show; empty where there is one. */
  readonly no_value: readonly string[];
  readonly blocks: readonly ExplainedBlock[];
  readonly revision: ExplainedRevision | null;
  readonly definition: Names;
  readonly files: DefinitionFiles;
  readonly deliveries: readonly Input[];
  /** Files that the snapshot, or this copy of it, does not have: their content is missing from the explanation. */
  readonly absent: readonly string[];
}

/** The declarations, which a snapshot does not contain. */
export interface Declared {
  readonly indicators: readonly Indicator[];
  readonly way: Pick<DeclaredWay, "subjects" | "extracts">;
}
