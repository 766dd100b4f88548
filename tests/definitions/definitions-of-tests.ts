import type { Definitions } from "../../src/definitions/definitions-in-force.ts";

/** Definitions for tests that only need some. */
export const definitions: Definitions = {
  version: "1.2.3",
  engine: "duckdb v1",
  code: "9".repeat(64),
  sql: "a".repeat(64),
  codes: "b".repeat(64),
  declarations: "c".repeat(64),
  settings: "d".repeat(64),
  presentation: "e".repeat(64),
  official: "f".repeat(64),
};
