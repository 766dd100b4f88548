import { createPublicKey, sign } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readManifest } from "../../../src/publish/snapshot/current.ts";
import { filesUnder } from "../../../src/publish/snapshot/checksums.ts";
import type { Sign } from "../../../src/publish/snapshot/release.ts";
import { readSigned, SIGNATURE } from "../../../src/publish/snapshot/signature-file.ts";
import { snapshotProblems } from "../../../src/publish/verify/verify-files.ts";
import { isSignedBy } from "../../../src/signatures/ed25519.ts";
import { vectors } from "../../signatures/made-up-keys.ts";
import { publishSnapshot } from "./observe-and-publish.ts";
import { madeUpRelease, workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";

const { privateKey } = vectors[0]!;

const shops: Workshop[] = [];
let [plain, signed] = ["", ""];

async function publish(signing: { readonly sign?: Sign }): Promise<string> {
  const shop = await workshop();
  shops.push(shop);
  const release = await madeUpRelease(shop);
  return (await publishSnapshot({ output: shop.output, ...release, ...signing }, shop)).folder;
}

beforeAll(async () => {
  plain = await publish({});
  signed = await publish({ sign: (content) => sign(null, content, privateKey) });
});

afterAll(() => Promise.all(shops.map((shop) => shop.remove())));

test("a signed snapshot has one file more, and every other is the same", async () => {
  expect(await filesUnder(signed)).toEqual([...(await filesUnder(plain)), SIGNATURE].toSorted());
  for (const file of await filesUnder(plain))
    expect([file, readFileSync(join(signed, file)).equals(readFileSync(join(plain, file)))]).toEqual([file, true]);
  expect((await readManifest(signed))!.files).not.toContain(SIGNATURE);
});

test("the signature is of the bytes of SHA256SUMS", async () => {
  const { content, signature } = await readSigned(signed);
  expect(content).toEqual(readFileSync(join(signed, "SHA256SUMS")));
  expect(isSignedBy(createPublicKey(privateKey), content!, signature!)).toBe(true);
  expect((await readSigned(plain)).signature).toBeNull();
});

test("its files have no fault, but for a signature of another size", async () => {
  expect(await snapshotProblems(signed)).toEqual([]);
  writeFileSync(join(signed, SIGNATURE), "short");
  expect(await snapshotProblems(signed)).toEqual(["SHA256SUMS.sig: not 64 bytes long"]);
  rmSync(join(signed, SIGNATURE));
  expect(await snapshotProblems(signed)).toEqual([]);
});
