import { createHash } from "node:crypto";

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** JSON with keys in code-point order and no white space: equal values give equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

/** SHA-256 (64 hex digits) of a text or of bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/**
 * The name of anything that a value determines: SHA-256 of its canonical JSON.
 *
 * @example fingerprint({ sql: "select 1", inputs: ["ab…"] }) // "5f1c…", 64 hex digits
 */
export const fingerprint = (value: unknown): string => sha256(canonicalJson(value));
