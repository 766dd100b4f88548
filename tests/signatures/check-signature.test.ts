import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSignature } from "../../src/signatures/check-signature.ts";
import { keyStateAt, requireInForce } from "../../src/signatures/key-state.ts";
import type { TrustedKey } from "../../src/signatures/trusted-keys-schema.ts";
import { trustedKey, vectors } from "./made-up-keys.ts";

const { message: content, signature } = vectors[2]!;
const signed = { content, signature, vintage: "2026-10-17T00:00:00+03:00" };
const trusting = (...keys: readonly TrustedKey[]) => ({ file: "trusted-keys.yaml", keys });
const { id } = trustedKey(2);

const revoked = { at: "2026-11-01T00:00:00Z", why: "lost" };

describe("a signature", () => {
  it.each([
    ["by a trusted key", trustedKey(2), "valid", [], []],
    ["by a key that ends at the vintage", trustedKey(2, { valid_until: "2026-10-16T21:00:00Z" }), "valid", [], []],
    [
      "by a key that ended before the vintage",
      trustedKey(2, { valid_until: "2026-10-16T20:59:59Z" }),
      "ended",
      [
        `signed by City of Espoo (key ${id}), whose key was valid until 2026-10-16T20:59:59Z, before the vintage 2026-10-17T00:00:00+03:00`,
      ],
      [],
    ],
    [
      "by a key that began after the vintage",
      trustedKey(2, { valid_from: "2026-10-16T21:00:01Z" }),
      "valid",
      [],
      [
        `signed by City of Espoo (key ${id}) later than the vintage 2026-10-17T00:00:00+03:00: the key is valid from 2026-10-16T21:00:01Z`,
      ],
    ],
    [
      "by a key that was revoked later",
      trustedKey(2, { revoked }),
      "revoked",
      [`signed by City of Espoo (key ${id}), whose key was revoked at 2026-11-01T00:00:00Z: lost`],
      [],
    ],
  ] as const)("%s", (_, key, state, problems, notes) => {
    expect(checkSignature(signed, trusting(trustedKey(1), key))).toEqual({
      state,
      key: id,
      name: "City of Espoo",
      problems,
      notes,
    });
  });

  const unknown = { state: "unknown", key: null, name: null, notes: [] };
  it("by another key is a problem", () => {
    for (const keys of [trusting(), trusting(trustedKey(0), trustedKey(1))])
      expect(checkSignature(signed, keys)).toMatchObject({
        ...unknown,
        problems: [expect.stringContaining("fits no key of trusted-keys.yaml")],
      });
  });

  it("is a problem with any changed byte of it or of the content", () => {
    const at = fc.nat().chain((place) => fc.tuple(fc.constant(place), fc.boolean(), fc.integer({ min: 1, max: 255 })));
    fc.assert(
      fc.property(at, ([place, inContent, change]) => {
        const copies = { content: Buffer.from(content), signature: Buffer.from(signature) };
        const bytes = inContent ? copies.content : copies.signature;
        bytes[place % bytes.length]! ^= change;
        expect(checkSignature({ ...signed, ...copies }, trusting(trustedKey(2))).state).toBe("unknown");
      }),
    );
  });

  it("is not checked without trusted keys, which is said", () => {
    expect(checkSignature(signed, null)).toMatchObject({ state: "not_checked", problems: [], key: null });
    expect(checkSignature(signed, null).notes).toEqual([expect.stringContaining("not checked")]);
  });

  it("that is missing is a problem where trusted keys are given", () => {
    const unsigned = { ...signed, signature: null };
    expect(checkSignature(unsigned, null)).toMatchObject({ state: "unsigned", problems: [], notes: [] });
    expect(checkSignature(unsigned, trusting())).toMatchObject({
      state: "unsigned",
      problems: ["missing: the snapshot is not signed"],
    });
  });
});

const now = new Date("2026-10-17T00:00:00Z");

describe("a key", () => {
  it.each([
    ["valid", trustedKey(2)],
    ["valid", trustedKey(2, { valid_from: "2026-10-17T00:00:00Z", valid_until: "2026-10-17T00:00:00Z" })],
    ["early", trustedKey(2, { valid_from: "2026-10-17T00:00:01Z" })],
    ["ended", trustedKey(2, { valid_until: "2026-10-16T23:59:59Z" })],
    ["revoked", trustedKey(2, { revoked })],
  ])("is %s", (state, key) => {
    expect(keyStateAt(key, now.getTime())).toBe(state);
  });

  it.each([
    ["is missing", trusting(trustedKey(0))],
    ["is not valid yet", trusting(trustedKey(2, { valid_from: "2026-10-17T00:00:01Z" }))],
    ["is not valid any more", trusting(trustedKey(2, { valid_until: "2026-10-16T23:59:59Z" }))],
    ["is revoked", trusting(trustedKey(2, { revoked }))],
  ])("that %s may not sign", (fact, keys) => {
    expect(() => requireInForce({ id, named: "signing.key" }, keys, now)).toThrow(
      `signing.key: the key ${id} ${fact} in trusted-keys.yaml`,
    );
  });

  it("that is valid may sign", () => {
    expect(requireInForce({ id, named: "--key" }, trusting(trustedKey(2)), now).name).toBe("City of Espoo");
  });
});
