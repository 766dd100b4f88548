import { createPrivateKey, createPublicKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import { keyIdOf } from "../../src/signatures/ed25519.ts";
import type { TrustedKey } from "../../src/signatures/trusted-keys-schema.ts";

const { rows }: { rows: readonly (readonly [string, string, string, string, string])[] } = JSON.parse(
  readFileSync(join(packageRoot, "fixtures/vectors/ed25519.json"), "utf8"),
);

const hex = (text: string): Buffer => Buffer.from(text, "hex");

/** RFC 8410, section 7: what comes before the 32 bytes of a private key. */
const PRIVATE = "302e020100300506032b657004220420";

/** RFC 8410, section 4: what comes before the 32 bytes of a public key. */
const PUBLIC = "302a300506032b6570032100";

/** The test vectors of RFC 8032, section 7.1; `publicKey` is DER in base64. */
export const vectors = rows.map(([name, seed, publicKey, message, signature]) => ({
  name,
  privateKey: createPrivateKey({ key: hex(PRIVATE + seed), format: "der", type: "pkcs8" }),
  publicKey: hex(PUBLIC + publicKey).toString("base64"),
  message: hex(message),
  signature: hex(signature),
}));

/** A private key as a file has it. */
export const pemOf = (privateKey: KeyObject): string => privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** A vector's key as a trusted one. */
export function trustedKey(vector: number, changes: Partial<TrustedKey> = {}): TrustedKey {
  const publicKey = createPublicKey(vectors[vector]!.privateKey);
  return {
    id: keyIdOf(publicKey),
    name: "City of Espoo",
    public_key: publicKey,
    valid_from: "2026-10-01T00:00:00Z",
    valid_until: null,
    revoked: null,
    ...changes,
  };
}
