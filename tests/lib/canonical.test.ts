import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, fingerprint, sha256 } from "../../src/lib/canonical.ts";

/** The same value with the keys of every object in the opposite order. */
function turned(value: fc.JsonValue): fc.JsonValue {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner ?? null)]),
  );
}

const json = fc.jsonValue({ maxDepth: 4 });

describe("canonicalJson", () => {
  it("has keys in order, no white space, and leaves undefined out", () => {
    expect(canonicalJson({ b: [2, { d: 1, c: null }], a: "ä", none: undefined })).toBe(
      '{"a":"ä","b":[2,{"c":null,"d":1}]}',
    );
  });

  it("is the same whatever the order of keys, and loses nothing", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("is the same again for what it gave", () => {
    fc.assert(
      fc.property(json, (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  it("keeps the order of lists, which means something", () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });
});

describe("sha256", () => {
  // The vectors of FIPS 180-2, appendix B.
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j", (text, hash) => {
    expect(sha256(text)).toBe(hash);
    expect(sha256(new TextEncoder().encode(text))).toBe(hash);
  });
});

describe("fingerprint", () => {
  it("is the hash of the canonical text", () => {
    expect(fingerprint({ b: 1, a: [] })).toBe(sha256('{"a":[],"b":1}'));
  });

  it("distinguishes different values", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(fingerprint(a) === fingerprint(b)).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
    expect(fingerprint({ a: "1" })).not.toBe(fingerprint({ a: 1 }));
    expect(fingerprint({ a: null })).not.toBe(fingerprint({}));
  });
});
