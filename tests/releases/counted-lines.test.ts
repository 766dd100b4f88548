import { describe, expect, it } from "vitest";
import { countedLines, doubtfulLines } from "../../src/releases/counted-lines.ts";
import { releaseLineSchema } from "../../src/releases/recorded-line.ts";
import type { TrustedKey } from "../../src/signatures/trusted-keys-schema.ts";
import { trustedKey } from "../signatures/made-up-keys.ts";
import { approved, embargoed, HOLDERS, linesOf, recalled, released, snapshotOf } from "./made-up-lines.ts";
import type { Planned } from "./made-up-lines.ts";

const C = snapshotOf("2026-10-17");
const revoked = { at: "2026-10-18T00:00:00Z", why: "the laptop was stolen" };
const LATER = { at: "2026-10-18T00:00:00Z" };

/** The trusted keys, that of one holder with a change. */
const trusting = (vector = 0, change: Partial<TrustedKey> = {}) => ({
  file: "trusted.yaml",
  keys: [0, 1, 2].map((at) => trustedKey(at, { name: HOLDERS[at]!, ...(at === vector ? change : {}) })),
});

const faults = (planned: readonly Planned[], trusted = trusting()) =>
  doubtfulLines(linesOf(planned), trusted).map(({ seq, why }) => `${seq}: ${why}`);

describe("a signed line", () => {
  it("counts where a trusted key that was valid then signed it; an unsigned one is not in question", () => {
    expect(faults([released(C, { vector: null }), approved(C, 1), embargoed(C, 2, LATER.at), released(C)])).toEqual([]);
  });

  it("does not count where its key is unknown, was not valid then, or is somebody else's", () => {
    const planned = [approved(C, 1)];
    const keys = trusting().keys.filter((_, at) => at !== 1);
    expect(faults(planned, { file: "trusted.yaml", keys })).toEqual([
      expect.stringContaining("is missing in trusted.yaml"),
    ]);
    const early = trusting(1, { valid_from: "2026-10-17T01:00:01Z" });
    expect(faults(planned, early)).toEqual([expect.stringContaining("was not valid at 2026-10-17T01:00:00Z")]);
    const ended = trusting(1, { valid_until: "2026-10-17T00:59:59Z" });
    expect(faults(planned, ended)).toEqual([expect.stringContaining("was not valid at")]);
    expect(faults(planned, trusting(1, { name: "Cecilia" }))).toEqual([
      expect.stringMatching(/^1: names Anna Approver, and its key .* is that of Cecilia$/),
    ]);
  });

  it("does not count where a word of it was changed", () => {
    const [line] = linesOf([recalled(C)]);
    const changed = releaseLineSchema.parse({ ...line, why: "another reason" });
    expect(doubtfulLines([changed], trusting())).toEqual([{ seq: 1, why: expect.stringContaining("do not fit") }]);
  });
});

describe("a line of a key that was revoked since", () => {
  const lost = trusting(1, { revoked });

  it("counts where it is from before, and another key's line or one of the program follows", () => {
    expect(faults([approved(C, 1), approved(C, 2)], lost)).toEqual([]);
    expect(faults([approved(C, 1), released(C)], lost)).toEqual([]);
    expect(faults([approved(C, 1), released(C, { vector: null })], lost)).toEqual([]);
  });

  it("does not count where nothing follows, or only its own lines: the thief can write them with any date", () => {
    const alone = expect.stringMatching(/^1: .* which was revoked before another line followed$/) as unknown;
    expect(faults([approved(C, 1)], lost)).toEqual([alone]);
    expect(faults([approved(C, 1), recalled(C)], lost)).toHaveLength(2);
    expect(faults([released(C), approved(C, 1)], lost)).toHaveLength(1);
  });

  it("does not count where another revoked key's line follows", () => {
    const both = { ...lost, keys: lost.keys.map((key, at) => (at === 2 ? { ...key, revoked } : key)) };
    expect(faults([approved(C, 1), approved(C, 2)], both)).toHaveLength(2);
  });

  it("does not count where it is from after the revocation", () => {
    expect(faults([approved(C, 1, LATER), released(C, LATER)], lost)).toEqual([
      expect.stringContaining("after it was revoked (the laptop was stolen)"),
    ]);
  });
});

it("approvals that do not count are left out; releases, embargoes and recalls are obeyed", () => {
  const lines = linesOf([approved(C, 1), embargoed(C, 1, LATER.at), released(C), recalled(C)]);
  const nobody = { file: "trusted.yaml", keys: [] };
  expect(doubtfulLines(lines, nobody)).toHaveLength(4);
  expect(countedLines(lines, nobody).map(({ event }) => event)).toEqual(["embargoed", "released", "recalled"]);
  expect(countedLines(lines, trusting())).toEqual(lines);
});
