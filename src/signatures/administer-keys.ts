import type { KeyObject } from "node:crypto";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { keyIdOf, publicKeyText } from "./ed25519.ts";
import { keyStateAt } from "./key-state.ts";
import { createSigningKey } from "./signing-key.ts";
import { editTrustedKeys, readTrustedKeys, readTrustedKeysIfAny } from "./trusted-keys.ts";
import type { TrustedKeys } from "./trusted-keys.ts";
import type { KeyEntry, TrustedKey } from "./trusted-keys-schema.ts";

/** An instant as the file of trusted keys has it, UTC in seconds. */
const instantOf = (now: Date): string => `${now.toISOString().slice(0, 19)}Z`;

const entryOf = (publicKey: KeyObject, name: string, now: Date): KeyEntry => ({
  id: keyIdOf(publicKey),
  name,
  public_key: publicKeyText(publicKey),
  valid_from: instantOf(now),
  valid_until: null,
  revoked: null,
});

/**
 * Makes a private key, valid from now on, and adds its public key to the trusted ones where their file is given.
 *
 * @param out The new file of the private key.
 * @returns The public key's entry in a file of trusted keys.
 * @throws TilannekuvaError (exit 2) where `out` exists or the trusted keys cannot be read; then nothing is written.
 * @example await createKey({ out: "signing-key.pem", name: "City of Espoo", trusted: null, now: new Date() });
 */
export async function createKey(making: {
  readonly out: string;
  readonly name: string;
  readonly trusted: string | null;
  readonly now: Date;
}): Promise<KeyEntry> {
  const { out, name, trusted, now } = making;
  const before = trusted === null ? null : await readTrustedKeysIfAny(trusted);
  const entry = entryOf(await createSigningKey(out), name, now);
  if (before !== null) await editTrustedKeys(before.file, [[["keys", before.keys.length], entry]]);
  return entry;
}

const refused = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

function placeOf(id: string, { file, keys }: TrustedKeys): { readonly key: TrustedKey; readonly at: number } {
  const at = keys.findIndex((one) => one.id === id);
  const key = keys[at];
  if (key !== undefined) return { key, at };
  throw refused(`${file}: there is no key ${id}`, "`tilannekuva keys list` shows the ids.");
}

/**
 * Replaces a key: makes a new one of the same name, and ends the old one's validity. Both stay trusted for what they
 * signed while they were valid.
 *
 * @param id The old key's.
 * @returns The new public key's entry.
 * @throws TilannekuvaError (exit 2) where `out` exists, or the old key is unknown or not valid now; then nothing is
 *   written.
 * @example await rotateKey("3f9a1c0b7d42e815", { out: "signing-key-2.pem", trusted: "trusted-keys.yaml", now: new Date() });
 */
export async function rotateKey(
  id: string,
  { out, trusted, now }: { readonly out: string; readonly trusted: string; readonly now: Date },
): Promise<KeyEntry> {
  const before = await readTrustedKeys(trusted);
  const { key, at } = placeOf(id, before);
  if (keyStateAt(key, now.getTime()) !== "valid")
    throw refused(
      `${trusted}: the key ${id} is not valid now`,
      "Rotate the key that is, or create one with `keys create`.",
    );
  const entry = entryOf(await createSigningKey(out), key.name, now);
  await editTrustedKeys(trusted, [
    [["keys", at, "valid_until"], entry.valid_from],
    [["keys", before.keys.length], entry],
  ]);
  return entry;
}

/**
 * Revokes a key: nothing that it signed is trusted any more, whenever it was signed.
 *
 * @returns The revoked key.
 * @throws TilannekuvaError (exit 2) where the key is unknown or revoked already; then nothing is written.
 * @example await revokeKey("3f9a1c0b7d42e815", { why: "the server was stolen", trusted: "trusted-keys.yaml", now: new Date() });
 */
export async function revokeKey(
  id: string,
  { why, trusted, now }: { readonly why: string; readonly trusted: string; readonly now: Date },
): Promise<TrustedKey> {
  const { key, at } = placeOf(id, await readTrustedKeys(trusted));
  if (key.revoked !== null)
    throw refused(`${trusted}: the key ${id} is revoked already, since ${key.revoked.at}`, "Nothing is left to do.");
  await editTrustedKeys(trusted, [[["keys", at, "revoked"], { at: instantOf(now), why }]]);
  return key;
}
