import { sign } from "node:crypto";
import { sha256 } from "../../src/lib/canonical.ts";
import { parseChain, withEvent } from "../../src/releases/release-chain.ts";
import type { ReleaseEvent, ReleaseFact, ReleaseLine } from "../../src/releases/recorded-line.ts";
import { isSignedBy } from "../../src/signatures/ed25519.ts";
import type { Signer } from "../../src/signatures/signing-key.ts";
import { trustedKey, vectors } from "../signatures/made-up-keys.ts";

/** Who signs with which of the vectors' keys. */
export const HOLDERS = ["City of Espoo", "Anna Approver", "Bo Second"] as const;

/** The signer with a vector's key. */
export function signer(vector: number): Signer {
  const { privateKey } = vectors[vector]!;
  const { id, public_key } = trustedKey(vector);
  return {
    id,
    sign: (content) => sign(null, content, privateKey),
    hasSigned: (content, signature) => isSignedBy(public_key, content, signature),
  };
}

/** A snapshot's id by its day and a letter. */
export const snapshotOf = (day: string, letter = "a"): string => `${day}T0000Z-${letter.repeat(12)}`;

interface Written {
  readonly snapshot: string;
  readonly at?: string;
  readonly policy?: ReleaseEvent["policy"];
  readonly sums?: string;
}

/** A line to be written: what happened to a snapshot, and who signs (a vector; null: nobody). */
export type Planned = ReleaseFact & Written & { readonly vector: number | null; readonly isPerson?: boolean };

const AT = "2026-10-17T01:00:00Z";

function eventOf({ vector, isPerson = false, snapshot, ...fact }: Planned): ReleaseEvent {
  const by = isPerson && vector !== null ? HOLDERS[vector]! : null;
  return { at: AT, policy: "approve", sums: sha256(snapshot), ...fact, snapshot, by };
}

/** The text of a chain of lines. */
export const textOf = (planned: readonly Planned[]): string =>
  planned.reduce((text, one) => withEvent(text, eventOf(one), one.vector === null ? null : signer(one.vector)), "");

/** The lines of a chain. */
export function linesOf(planned: readonly Planned[]): readonly ReleaseLine[] {
  const { lines, faults } = parseChain(textOf(planned));
  if (faults.length > 0) throw new Error(faults.join("; "));
  return lines;
}

const person = { isPerson: true } as const;

export const released = (snapshot: string, more: Partial<Written> & { vector?: number | null } = {}): Planned => ({
  event: "released",
  snapshot,
  vector: 0,
  ...more,
});

export const approved = (
  snapshot: string,
  vector: number,
  more: Partial<Written> & { readonly until?: string } = {},
): Planned => ({ event: "approved", snapshot, vector, ...person, ...more });

export const embargoed = (snapshot: string, vector: number | null, until: string): Planned => ({
  event: "embargoed",
  snapshot,
  vector,
  until,
  ...(vector === null ? {} : person),
});

export const recalled = (snapshot: string, vector = 1, why = "a file was missing"): Planned => ({
  event: "recalled",
  snapshot,
  vector,
  why,
  ...person,
});
