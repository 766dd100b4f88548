import type { PlausibilitySettings } from "../../src/ingest/context.ts";

/** Deliveries are taken as they are: what they are held against is tried in tests/ingest/plausibility. */
export const takenAsTheyAre: PlausibilitySettings = {
  population: "FOLK_ENHEN",
  codes: new Map(),
  minRows: Number.MAX_SAFE_INTEGER,
  hold: false,
  program: "this one",
};
