import { expect, it } from "vitest";
import { OBSERVATION_COLUMNS } from "../../../src/model/observation.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { arrowOf, readArrow } from "../../../src/publish/formats/arrow.ts";
import { unframed } from "../../../src/publish/formats/lz4.ts";
import { madeUpObservation } from "../../indicators/made-up-observation.ts";

const rows: readonly Observation[] = Array.from({ length: 3000 }, (_, at) =>
  madeUpObservation({
    TIME_PERIOD: `2026-0${1 + (at % 9)}`,
    OBS_VALUE: at % 3 === 0 ? null : at / 10,
    N_BASE: at * 10,
  }),
);

it("writes before each compressed buffer how long it was, as every other reader needs it", () => {
  const bytes = Buffer.from(arrowOf(rows, {}));
  const magic = Buffer.from("04224d18", "hex");
  const lengths: (readonly [stated: number, true_: number])[] = [];
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1))
    lengths.push([Number(bytes.readBigInt64LE(at - 8)), unframed(bytes.subarray(at)).length]);
  expect(lengths.length).toBeGreaterThan(10);
  expect(lengths.filter(([stated, length]) => stated !== length)).toEqual([]);
});

it("is a fraction of what it was, holds every value, and says what it is", () => {
  const bytes = arrowOf(rows, { title: "Äiti" });
  expect(bytes.length).toBeLessThan(60_000);
  const table = readArrow(bytes);
  expect(table.schema.metadata.get("title")).toBe("Äiti");
  const read = Array.from({ length: table.numRows }, (_, at) =>
    Object.fromEntries(OBSERVATION_COLUMNS.map((column) => [column, table.getChild(column)!.get(at)])),
  );
  expect(read).toEqual([...rows]);
});
