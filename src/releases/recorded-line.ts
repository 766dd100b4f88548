import { z } from "zod";
import { RELEASE_POLICIES } from "../configuration/release-schema.ts";
import { canonicalJson } from "../lib/canonical.ts";
import { ONE_LINE } from "../signatures/trusted-keys-schema.ts";

/** A second of UTC: times of this form compare as text. */
const second = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().regex(ONE_LINE);

const facts = {
  /** The line's number, from 1. */
  seq: z.int().min(1),
  at: second,
  snapshot: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{4}Z-[0-9a-f]{12}$/),
  /** SHA-256 of the snapshot's SHA256SUMS, and so of all its bytes. */
  sums: sha256,
  /** The policy then in force. */
  policy: z.enum(RELEASE_POLICIES),
  /** SHA-256 of the line before; null in the first. */
  previous: sha256.nullable(),
};

const author = {
  /** The holder of the key, a person; null where the program did it. */
  by: text.nullable(),
  /** Id of the key that signed; absent where nothing did. */
  key: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  /** Ed25519 over the canonical JSON of the line without this field: 64 bytes in base64. */
  signature: z
    .string()
    .regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/)
    .optional(),
};

const shape = { ...facts, ...author };

/** A person's word is signed, with the person's own key. */
const isSignedByWhom = ({
  by,
  key,
  signature,
}: {
  by: string | null;
  key?: string | undefined;
  signature?: string | undefined;
}): boolean => (key === undefined) === (signature === undefined) && (by === null || signature !== undefined);

/**
 * A line of `output/releases.jsonl`: what happened to a snapshot, when, by whom, under which policy. `until`: not
 * released before; `why`: the reason of a recall.
 */
export const releaseLineSchema = z
  .discriminatedUnion("event", [
    z.strictObject({ ...shape, event: z.literal("released") }),
    z.strictObject({ ...shape, event: z.literal("approved"), by: text, until: second.optional() }),
    z.strictObject({ ...shape, event: z.literal("embargoed"), until: second }),
    z.strictObject({ ...shape, event: z.literal("recalled"), by: text, why: text }),
  ])
  .refine(isSignedByWhom);

export type ReleaseLine = Readonly<z.infer<typeof releaseLineSchema>>;

/** What happened to a snapshot. */
export type ReleaseFact =
  | { readonly event: "released" }
  | { readonly event: "approved"; readonly until?: string | undefined }
  | { readonly event: "embargoed"; readonly until: string }
  | { readonly event: "recalled"; readonly why: string };

/** What is appended; its place in the chain and the signature are added to it. */
export type ReleaseEvent = ReleaseFact & Pick<ReleaseLine, "at" | "snapshot" | "sums" | "policy" | "by">;

/**
 * The bytes that a line's signature is of: its canonical JSON without the signature.
 *
 * @example isSignedBy(publicKey, signedContent(line), Buffer.from(line.signature, "base64"))
 */
export function signedContent(line: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(canonicalJson({ ...line, signature: undefined }));
}

/**
 * An instant as lines have it.
 *
 * @example secondOf(new Date("2026-12-01T06:00:00.123Z")) // "2026-12-01T06:00:00Z"
 */
export const secondOf = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;
