import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "../../src/lib/canonical.ts";
import { parseChain, withEvent } from "../../src/releases/release-chain.ts";
import { doubtfulLines } from "../../src/releases/counted-lines.ts";
import { trustedKey } from "../signatures/made-up-keys.ts";
import { approved, embargoed, HOLDERS, recalled, released, snapshotOf, textOf } from "./made-up-lines.ts";
import type { Planned } from "./made-up-lines.ts";

const days = ["2026-10-15", "2026-10-16", "2026-10-17"];
const snapshot = fc.constantFrom(...days.map((day) => snapshotOf(day)));
const vector = fc.constantFrom(0, 1, 2);
const planned: fc.Arbitrary<Planned> = fc.oneof(
  fc.tuple(snapshot, fc.option(vector)).map(([one, key]) => released(one, { vector: key })),
  fc.tuple(snapshot, vector).map(([one, key]) => approved(one, key)),
  fc.tuple(snapshot, fc.option(vector)).map(([one, key]) => embargoed(one, key, "2026-10-18T06:00:00Z")),
  fc.tuple(snapshot, vector, fc.string({ minLength: 1 })).map(([one, key, why]) => recalled(one, key, `why: ${why}`)),
);
const printable = planned.filter((one) => one.event !== "recalled" || !/\p{Cc}/u.test(one.why));
const chain = fc.array(printable, { minLength: 2, maxLength: 8 });

const split = (text: string): readonly string[] => text.trimEnd().split("\n");
const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const faultsOf = (lines: readonly string[]): readonly string[] => parseChain(joined(lines)).faults;

const trusted = { file: "trusted.yaml", keys: [0, 1, 2].map((at) => trustedKey(at, { name: HOLDERS[at]! })) };

describe("a chain of lines", () => {
  it("is empty at first, and has as many lines as were added, each on the one before", () => {
    expect(parseChain("")).toEqual({ lines: [], faults: [] });
    const text = textOf([released(snapshotOf("2026-10-17")), recalled(snapshotOf("2026-10-17"))]);
    const { lines, faults } = parseChain(text);
    expect(faults).toEqual([]);
    expect(lines.map(({ seq, event, previous }) => [seq, event, previous])).toEqual([
      [1, "released", null],
      [2, "recalled", sha256(split(text)[0]!)],
    ]);
  });

  it("has lines that are canonical JSON, and signatures that a trusted key confirms", () => {
    fc.assert(
      fc.property(chain, (some) => {
        const text = textOf(some);
        const { lines, faults } = parseChain(text);
        expect(faults).toEqual([]);
        expect(lines.map((line) => canonicalJson(line))).toEqual(split(text));
        expect(doubtfulLines(lines, trusted)).toEqual([]);
      }),
    );
  });

  it("shows any line that was changed: by its successor, the last by its signature", () => {
    const changes = fc.property(chain, fc.nat(), fc.nat(), (some, which, where) => {
      const lines = split(textOf(some));
      const at = which % lines.length;
      fc.pre(at < lines.length - 1 || some[at]!.vector !== null);
      const line = lines[at]!;
      const place = where % line.length;
      const changed = `${line.slice(0, place)}${line[place] === "0" ? "1" : "0"}${line.slice(place + 1)}`;
      const { lines: read, faults } = parseChain(joined(lines.with(at, changed)));
      expect(faults.length + doubtfulLines(read, trusted).length).toBeGreaterThan(0);
    });
    expect(() => fc.assert(changes)).not.toThrow();
  });

  it("shows a line that was dropped, unless it was the last", () => {
    const dropped = fc.property(chain, fc.nat(), (some, which) => {
      const lines = split(textOf(some));
      expect(faultsOf(lines.toSpliced(which % (lines.length - 1), 1))).not.toEqual([]);
      expect(faultsOf(lines.slice(0, -1))).toEqual([]);
    });
    expect(() => fc.assert(dropped)).not.toThrow();
  });

  it("shows a line that was inserted, or moved", () => {
    const strange = fc.property(chain, fc.nat(), fc.nat(), printable, (some, one, other, more) => {
      const lines = split(textOf(some));
      const [at, to] = [one % lines.length, other % lines.length];
      expect(faultsOf(lines.toSpliced(at, 0, split(textOf([more]))[0]!))).not.toEqual([]);
      fc.pre(at !== to);
      expect(faultsOf(lines.with(at, lines[to]!).with(to, lines[at]!))).not.toEqual([]);
    });
    expect(() => fc.assert(strange)).not.toThrow();
  });

  it("names the line, and what is wrong with it", () => {
    const [first, second] = split(textOf([released(snapshotOf("2026-10-16")), released(snapshotOf("2026-10-17"))]));
    expect(faultsOf([second!])).toEqual(["line 1 does not follow the line before it"]);
    expect(faultsOf([first!, "{}"])).toEqual(["line 2 is not a line of this file"]);
    expect(faultsOf([first!.replace("{", "{ ")])).toEqual([
      expect.stringContaining("line 1 is not written canonically"),
    ]);
    expect(parseChain(`${first!}\n${second!}`).faults).toEqual(["line 2 has no end"]);
    expect(faultsOf([first!.replace('"seq":1', '"seq":2')])).toEqual(["line 1 has the number 2"]);
  });

  it("takes no word of a person without a signature", () => {
    const at = "2026-10-17T01:00:00Z";
    const facts = { snapshot: snapshotOf("2026-10-17"), sums: sha256("sums"), policy: "approve", at } as const;
    const text = withEvent("", { event: "approved", by: "Anna Approver", ...facts }, null);
    expect(parseChain(text).faults).toEqual(["line 1 is not a line of this file"]);
  });
});
