import type { Pipeline } from "../configuration/pipeline.ts";
import { presentPages } from "../page/present.ts";
import type { Present } from "../publish/snapshot/release.ts";
import { roundingOf } from "./indicate.ts";

/**
 * The room of pages, for counts rounded as the pipeline declares.
 *
 * @example const files = await presentWith(nightly)({ folder, facts, session });
 */
export const presentWith =
  ({ protect }: Pipeline): Present =>
  ({ folder, facts, session }) =>
    presentPages({
      folder,
      facts: { ...facts, rounding: { base: facts.rounding_base, ...roundingOf(protect) } },
      session,
    });
