import { isSignedBy } from "../signatures/ed25519.ts";
import { keyStateAt } from "../signatures/key-state.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";
import type { TrustedKey } from "../signatures/trusted-keys-schema.ts";
import { signedContent } from "./recorded-line.ts";
import type { ReleaseLine } from "./recorded-line.ts";

/** A line whose signature proves nothing, and why. */
export interface DoubtfulLine {
  readonly seq: number;
  readonly why: string;
}

type SignedLine = ReleaseLine & { readonly key: string; readonly signature: string };

const isSigned = (line: ReleaseLine): line is SignedLine => line.signature !== undefined;

/**
 * Whether somebody else wrote after a line, so that it was in the chain then: whoever has the key alone cannot have
 * made it later.
 */
function isChained(line: SignedLine, lines: readonly ReleaseLine[], trusted: TrustedKeys): boolean {
  const lost = new Set(trusted.keys.filter(({ revoked }) => revoked !== null).map(({ id }) => id));
  return lines.some(({ seq, key }) => seq > line.seq && (key === undefined || (key !== line.key && !lost.has(key))));
}

function periodFault(key: TrustedKey, line: SignedLine): string | null {
  const state = keyStateAt({ ...key, revoked: null }, Date.parse(line.at));
  if (state === "valid") return null;
  return `was signed by the key ${key.id}, which was not valid at ${line.at}`;
}

function revokedFault({ id, revoked }: TrustedKey, line: SignedLine, isBefore: boolean): string | null {
  if (revoked === null) return null;
  if (line.at >= revoked.at) return `was signed by the key ${id} after it was revoked (${revoked.why})`;
  return isBefore ? null : `was signed by the key ${id}, which was revoked before another line followed`;
}

function whyDoubtful(line: SignedLine, lines: readonly ReleaseLine[], trusted: TrustedKeys): string | null {
  const key = trusted.keys.find(({ id }) => id === line.key);
  if (key === undefined) return `was signed by the key ${line.key}, which is missing in ${trusted.file}`;
  if (!isSignedBy(key.public_key, signedContent(line), Buffer.from(line.signature, "base64")))
    return "was changed, or its signature was: they do not fit each other";
  if (line.by !== null && line.by !== key.name) return `names ${line.by}, and its key ${key.id} is that of ${key.name}`;
  return periodFault(key, line) ?? revokedFault(key, line, isChained(line, lines, trusted));
}

/**
 * The signed lines whose signatures do not count: of an unknown key, of other bytes, of another holder, of a key not
 * valid then. Of a key that was revoked, a line counts that is from before and that somebody else's line follows.
 * Unsigned lines are not among them.
 *
 * @example doubtfulLines(lines, await readTrustedKeys("trusted-keys.yaml")) // []
 */
export const doubtfulLines = (lines: readonly ReleaseLine[], trusted: TrustedKeys): readonly DoubtfulLine[] =>
  lines.filter(isSigned).flatMap((line) => {
    const why = whyDoubtful(line, lines, trusted);
    return why === null ? [] : [{ seq: line.seq, why }];
  });

/**
 * The lines without the approvals that do not count. All other lines are kept: what was released is known whoever says
 * so, and an embargo or a recall is obeyed rather than doubted.
 *
 * @example stateOf(countedLines(lines, trusted)).pending
 */
export function countedLines(lines: readonly ReleaseLine[], trusted: TrustedKeys): readonly ReleaseLine[] {
  const doubtful = new Set(doubtfulLines(lines, trusted).map(({ seq }) => seq));
  return lines.filter(({ event, seq }) => event !== "approved" || !doubtful.has(seq));
}
