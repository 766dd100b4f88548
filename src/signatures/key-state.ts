import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { TrustedKeys } from "./trusted-keys.ts";
import type { TrustedKey } from "./trusted-keys-schema.ts";

/** Whether a key may sign: `early` before its period, `ended` after it. A revoked key is revoked for all time. */
export type KeyState = "valid" | "early" | "ended" | "revoked";

/**
 * The state of a key at an instant; both ends of its period belong to it.
 *
 * @param at Milliseconds since 1970, UTC.
 * @example keyStateAt(key, Date.parse("2026-10-17T04:35:00+03:00")) // "valid"
 */
export function keyStateAt({ valid_from, valid_until, revoked }: TrustedKey, at: number): KeyState {
  if (revoked !== null) return "revoked";
  if (at < Date.parse(valid_from)) return "early";
  return valid_until !== null && at > Date.parse(valid_until) ? "ended" : "valid";
}

const FACTS: Readonly<Record<Exclude<KeyState, "valid">, string>> = {
  early: "is not valid yet",
  ended: "is not valid any more",
  revoked: "is revoked",
};

const refused = (named: string, id: string, { file, fact }: { file: string; fact: string }): TilannekuvaError =>
  new TilannekuvaError(`${named}: the key ${id} ${fact} in ${file}`, {
    exitCode: EXIT.usage,
    advice: `Readers would refuse its signatures. Name a key with ${named} that is valid there; docs/signatures.md says how.`,
  });

/**
 * Requires that a key is trusted and valid now, as what it signs would be refused otherwise.
 *
 * @param key Its id, and where it is named.
 * @returns The trusted key, with its holder's name.
 * @throws TilannekuvaError (exit 2) that names the key's id and the file.
 * @example requireInForce({ id: signer.id, named: "signing.key" }, await readTrustedKeys("trusted-keys.yaml"), new Date());
 */
export function requireInForce(
  { id, named }: { readonly id: string; readonly named: "signing.key" | "--key" },
  { file, keys }: TrustedKeys,
  now: Date,
): TrustedKey {
  const key = keys.find((one) => one.id === id);
  if (key === undefined) throw refused(named, id, { file, fact: "is missing" });
  const state = keyStateAt(key, now.getTime());
  if (state !== "valid") throw refused(named, id, { file, fact: FACTS[state] });
  return key;
}
