import { createPublicKey, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { sha256 } from "../lib/canonical.ts";

/** The key as SubjectPublicKeyInfo in DER (RFC 8410, section 4). */
const derOf = (publicKey: KeyObject): Buffer => publicKey.export({ type: "spki", format: "der" });

const ID_DIGITS = 16;

/**
 * A key's id: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo in DER.
 *
 * @example keyIdOf(createPublicKey(pem)) // "3f9a1c0b7d42e815"
 */
export const keyIdOf = (publicKey: KeyObject): string => sha256(derOf(publicKey)).slice(0, ID_DIGITS);

/**
 * A public key as one line: its DER in base64.
 *
 * @example publicKeyText(publicKey) // "MCowBQYDK2VwAyEA…", 60 characters
 */
export const publicKeyText = (publicKey: KeyObject): string => derOf(publicKey).toString("base64");

function decoded(text: string): KeyObject | null {
  try {
    if (text.startsWith("-----BEGIN PUBLIC KEY-----")) return createPublicKey(text);
    return createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
  } catch {
    return null;
  }
}

/**
 * Reads an Ed25519 public key: PEM, or DER in base64.
 *
 * @returns null for any other text, a private key's among them.
 * @example parsePublicKey("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
 */
export function parsePublicKey(text: string): KeyObject | null {
  const key = decoded(text.trim());
  return key?.asymmetricKeyType === "ed25519" ? key : null;
}

/**
 * Whether a signature is of these bytes and this key: Ed25519 without a context (RFC 8032, section 5.1.7).
 *
 * @param signature 64 bytes; no other length fits.
 * @example isSignedBy(publicKey, await readFile("SHA256SUMS"), await readFile("SHA256SUMS.sig"))
 */
export const isSignedBy = (publicKey: KeyObject, content: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, content, publicKey, signature);
