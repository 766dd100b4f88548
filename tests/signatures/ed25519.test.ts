import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { isSignedBy, keyIdOf, parsePublicKey, publicKeyText } from "../../src/signatures/ed25519.ts";
import { readSigningKey } from "../../src/signatures/signing-key.ts";
import { pemOf, vectors } from "./made-up-keys.ts";

describe("Ed25519, RFC 8032, section 7.1", () => {
  it.each(vectors)("$name: the signature of the key file is the published one", async (vector) => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "key.pem");
    await writeFile(file, pemOf(vector.privateKey), { mode: 0o600 });
    const signer = await readSigningKey(file);
    const signature = Buffer.from(signer.sign(vector.message));
    expect(signature.toString("hex")).toBe(vector.signature.toString("hex"));
    expect(signer.hasSigned(vector.message, signature)).toBe(true);
    expect(signer.id).toBe(keyIdOf(parsePublicKey(vector.publicKey)!));
  });

  it.each(vectors)("$name: the published public key confirms it", ({ publicKey, message, signature }) => {
    expect(isSignedBy(parsePublicKey(publicKey)!, message, signature)).toBe(true);
  });
});

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

describe("a signature", () => {
  const { publicKey: text, privateKey } = vectors[2]!;
  const publicKey = parsePublicKey(text)!;
  const sign = vectors[2]!.signature;

  it("is refused when any bit of it, or of the message, is another", () => {
    const message = vectors[2]!.message;
    const all = [...Array(message.length * 8).keys()];
    expect(all.filter((bit) => isSignedBy(publicKey, flipped(message, bit), sign))).toEqual([]);
    expect([...Array(512).keys()].filter((bit) => isSignedBy(publicKey, message, flipped(sign, bit)))).toEqual([]);
  });

  it("of any bytes is refused for any others, and at any other length", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "key.pem");
    await writeFile(file, pemOf(privateKey), { mode: 0o600 });
    const signer = await readSigningKey(file);
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const signature = signer.sign(one);
        const same = Buffer.compare(one, other) === 0;
        expect(isSignedBy(publicKey, one, signature)).toBe(true);
        expect(isSignedBy(publicKey, other, signature)).toBe(same);
        expect(isSignedBy(publicKey, one, signature.subarray(1))).toBe(false);
        expect(isSignedBy(publicKey, one, Buffer.concat([signature, Buffer.of(0)]))).toBe(false);
      }),
    );
  });
});

describe("a public key", () => {
  // RFC 8410, section 10.1.
  const TEXT = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";
  const PEM = `-----BEGIN PUBLIC KEY-----\n${TEXT}\n-----END PUBLIC KEY-----\n`;

  it("is the same from PEM and from base64, and written as one line", () => {
    expect([TEXT, ` ${TEXT}\n`, PEM].map((text) => publicKeyText(parsePublicKey(text)!))).toEqual([TEXT, TEXT, TEXT]);
  });

  it("has an id of 16 hex digits: the first of its DER's SHA-256", () => {
    expect(keyIdOf(parsePublicKey(PEM)!)).toBe(sha256(Buffer.from(TEXT, "base64")).slice(0, 16));
  });

  const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  it.each([
    ["empty", ""],
    ["a word", "key"],
    ["cut off", TEXT.slice(0, 40)],
    ["a private key", pemOf(vectors[0]!.privateKey)],
    ["a private key's DER", vectors[0]!.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64")],
    ["of another curve", p256.export({ type: "spki", format: "pem" }).toString()],
    ["of another curve, in base64", publicKeyText(createPublicKey(p256.export({ type: "spki", format: "pem" })))],
  ])("%s is none", (_, text) => {
    expect(parsePublicKey(text)).toBeNull();
  });
});
