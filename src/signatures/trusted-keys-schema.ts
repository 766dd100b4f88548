import { z } from "zod";
import { keyIdOf, parsePublicKey } from "./ed25519.ts";

/** A text of one line that is not blank, such as the name of a key's holder. */
export const ONE_LINE = /^(?=.*\S)[^\p{Cc}]+$/u;

const line = z.string().regex(ONE_LINE, "write a text of one line");

const instant = z.iso.datetime("write a time in UTC such as 2026-10-17T04:35:00Z");

const publicKey = z.string().transform((text, context) => {
  const isSecret = text.includes("PRIVATE KEY");
  const key = isSecret ? null : parsePublicKey(text);
  if (key !== null) return key;
  context.addIssue(
    isSecret
      ? "is a private key, which nobody else may see: revoke it, and write its public key here"
      : "is no Ed25519 public key in PEM or in base64 DER",
  );
  return z.NEVER;
});

const trustedKey = z
  .strictObject({
    id: z.string().regex(/^[0-9a-f]{16}$/, "write the id, 16 hex digits in small letters"),
    name: line,
    public_key: publicKey,
    valid_from: instant,
    valid_until: instant.nullable(),
    revoked: z.strictObject({ at: instant, why: line }).readonly().nullable(),
  })
  .superRefine(({ id, public_key, valid_from, valid_until }, context) => {
    const right = keyIdOf(public_key);
    if (id !== right)
      context.addIssue({ code: "custom", path: ["id"], message: `is not the id of public_key: ${right}` });
    if (valid_until !== null && Date.parse(valid_until) < Date.parse(valid_from))
      context.addIssue({ code: "custom", path: ["valid_until"], message: "is before valid_from" });
  })
  .readonly();

/** A key whose signatures are trusted for what it signed from `valid_from` until `valid_until`, both in UTC. */
export type TrustedKey = z.infer<typeof trustedKey>;

/** The file of trusted keys. */
export const trustedKeysSchema = z
  .strictObject({ keys: z.array(trustedKey).readonly() })
  .superRefine(({ keys }, context) => {
    for (const [at, { id }] of keys.entries()) {
      const first = keys.findIndex((key) => key.id === id);
      if (first < at)
        context.addIssue({
          code: "custom",
          path: ["keys", at, "id"],
          message: `is already the id of entry ${first + 1}`,
        });
    }
  });

/** An entry of the file as it is written. */
export type KeyEntry = z.input<typeof trustedKey>;
