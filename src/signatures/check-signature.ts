import { isSignedBy } from "./ed25519.ts";
import { keyStateAt } from "./key-state.ts";
import type { KeyState } from "./key-state.ts";
import type { TrustedKeys } from "./trusted-keys.ts";
import type { TrustedKey } from "./trusted-keys-schema.ts";

/**
 * What is known of a signature. `ended`: by a trusted key, of a vintage after its period; `unknown`: it fits no trusted
 * key; `not_checked`: no trusted keys are given.
 */
export type SignatureState = "valid" | "ended" | "revoked" | "unknown" | "unsigned" | "not_checked";

/** The result of checking a signature. */
export interface SignatureVerdict {
  readonly state: SignatureState;
  /** Id of the trusted key that signed; null where none did. */
  readonly key: string | null;
  /** The name of its holder. */
  readonly name: string | null;
  readonly problems: readonly string[];
  /** What was not checked, or has to be known of the check. */
  readonly notes: readonly string[];
}

/** Bytes that are signed, or may be. */
export interface SignedBytes {
  readonly content: Uint8Array;
  /** Null where there is no signature. */
  readonly signature: Uint8Array | null;
  /** When the content's data were known, RFC 3339. It was signed then or later. */
  readonly vintage: string;
}

type Found = Pick<SignatureVerdict, "state"> & Partial<SignatureVerdict>;

const verdict = (found: Found): SignatureVerdict => ({ key: null, name: null, problems: [], notes: [], ...found });

/**
 * What a key's signature is worth. Nothing published says when it was made, but it was not before the vintage: of a
 * vintage before the key's period, the key may have signed in time.
 */
function worthOf({ id, name, valid_from, valid_until, revoked }: TrustedKey, state: KeyState, vintage: string): Found {
  const signed = `signed by ${name} (key ${id})`;
  const found: Readonly<Record<KeyState, Found>> = {
    valid: { state: "valid" },
    early: {
      state: "valid",
      notes: [`${signed} later than the vintage ${vintage}: the key is valid from ${valid_from}`],
    },
    ended: {
      state: "ended",
      problems: [`${signed}, whose key was valid until ${valid_until}, before the vintage ${vintage}`],
    },
    revoked: {
      state: "revoked",
      problems: [`${signed}, whose key was revoked at ${revoked?.at}: ${revoked?.why}`],
    },
  };
  return { key: id, name, ...found[state] };
}

/**
 * Checks a signature by public keys alone.
 *
 * @param trusted Null where none are given: then a signature is not checked, and its absence is no problem.
 * @example checkSignature({ content, signature, vintage: "2026-10-17T00:00:00+03:00" }, trusted).state // "valid"
 */
export function checkSignature(
  { content, signature, vintage }: SignedBytes,
  trusted: TrustedKeys | null,
): SignatureVerdict {
  if (signature === null)
    return verdict({ state: "unsigned", problems: trusted === null ? [] : ["missing: the snapshot is not signed"] });
  if (trusted === null)
    return verdict({
      state: "not_checked",
      notes: ["not checked, as no trusted keys are given (--trusted, signing.trusted)"],
    });
  const key = trusted.keys.find(({ public_key }) => isSignedBy(public_key, content, signature));
  if (key !== undefined) return verdict(worthOf(key, keyStateAt(key, Date.parse(vintage)), vintage));
  return verdict({
    state: "unknown",
    problems: [`fits no key of ${trusted.file}: another key signed, or SHA256SUMS or the signature was changed`],
  });
}
