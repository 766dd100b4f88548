import type { Row } from "../../src/database/database.ts";
import { madeUp } from "../indicators/made-up-counts.ts";
import type { MadeUpCount } from "../indicators/made-up-counts.ts";

/** Rows of counts.parquet as the engine gives them. */
export const countRows = (counts: readonly (Partial<MadeUpCount> & Pick<MadeUpCount, "OBS_VALUE">)[]): readonly Row[] =>
  counts.map((count) => Object.fromEntries(Object.entries(madeUp({ REF_AREA: "C6", ...count }))));
