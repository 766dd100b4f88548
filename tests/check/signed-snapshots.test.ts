import { sign } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signatureFindings } from "../../src/check/signed-snapshots.ts";
import { snapshotSignature } from "../../src/check/snapshot-signature.ts";
import type { TrustedKey } from "../../src/signatures/trusted-keys-schema.ts";
import { publishSnapshot } from "../publish/snapshot/observe-and-publish.ts";
import { madeUpRelease, workshop } from "../publish/snapshot/made-up-release.ts";
import type { Workshop } from "../publish/snapshot/made-up-release.ts";
import { trustedKey, vectors } from "../signatures/made-up-keys.ts";

let shop: Workshop;
let folder: string;

beforeAll(async () => {
  shop = await workshop();
  const { privateKey } = vectors[0]!;
  const signing = { sign: (content: Uint8Array) => sign(null, content, privateKey) };
  folder = (await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)), ...signing }, shop)).folder;
});
afterAll(() => shop.remove());

const trusting = (...keys: readonly TrustedKey[]) => ({ file: "trusted-keys.yaml", keys });
const found = (...keys: readonly TrustedKey[]) => signatureFindings(shop.output, trusting(...keys));

const state = async (until: string) =>
  (await snapshotSignature(folder, trusting(trustedKey(0, { valid_until: until }))))?.state;

it("a snapshot's signature is checked with its vintage in Finnish time", async () => {
  expect([await state("2026-10-16T21:00:00Z"), await state("2026-10-16T20:59:59Z")]).toEqual(["valid", "ended"]);
  expect(await snapshotSignature(shop.folder, null)).toBeNull();
});

it("a signature that fits no trusted key is a fault of the output, one of a revoked key or none is not", async () => {
  const revoked = trustedKey(0, { revoked: { at: "2026-11-01T00:00:00Z", why: "lost" } });
  expect([await found(trustedKey(0)), await found(revoked)]).toEqual([[], []]);
  const unknown = [
    { path: folder, message: expect.stringContaining("SHA256SUMS.sig: fits no key of trusted-keys.yaml") as unknown },
  ];
  expect(await found(trustedKey(1))).toMatchObject(unknown);
  await writeFile(join(folder, "SHA256SUMS.sig"), Buffer.alloc(64));
  expect(await found(trustedKey(0))).toMatchObject(unknown);
  await rm(join(folder, "SHA256SUMS.sig"));
  expect(await found(trustedKey(0))).toEqual([]);
});
