import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosen } from "../../bench/example/chosen.ts";

const file = (name: string, bytes: number) => ({ name, bytes });

const SNAPSHOT = [
  file("SHA256SUMS", 1),
  file("bridge.parquet", 1),
  file("counts.parquet", 1),
  file("headline.fi.csv", 1),
  file("headline.xlsx", 1),
  file("index.html", 3),
  file("manifest.json", 1),
  file("nowcast.parquet", 2),
  file("observations.arrow", 9),
  file("observations.parquet", 2),
];

const names = (files: readonly { readonly name: string }[]): readonly string[] => files.map(({ name }) => name);

describe("the files of an example", () => {
  it("come in the order of their worth, without those that only other programs read", () => {
    expect(chosen(SNAPSHOT, 100)).toEqual({
      taken: [
        file("index.html", 3),
        file("headline.xlsx", 1),
        file("observations.parquet", 2),
        file("manifest.json", 1),
        file("bridge.parquet", 1),
        file("counts.parquet", 1),
        file("nowcast.parquet", 2),
        file("headline.fi.csv", 1),
      ],
      left: [],
    });
  });

  it("leave out what has no room, and say so", () => {
    const { taken, left } = chosen(SNAPSHOT, 10);
    expect(names(left)).toEqual(["nowcast.parquet"]);
    expect(names(taken)).toContain("counts.parquet");
  });

  it("never take more than there is room", () => {
    const sizes = fc.array(fc.nat(10), { minLength: SNAPSHOT.length, maxLength: SNAPSHOT.length });
    fc.assert(
      fc.property(sizes, fc.nat(50), (bytes, room) => {
        const files = SNAPSHOT.map(({ name }, index) => file(name, bytes[index] ?? 0));
        const { taken } = chosen(files, room);
        expect(taken.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(room);
      }),
    );
  });
});
