import type { Configuration } from "../configuration/configuration.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { requireInForce } from "../signatures/key-state.ts";
import { readSigningKey } from "../signatures/signing-key.ts";
import type { Signer } from "../signatures/signing-key.ts";
import { readTrustedKeys } from "../signatures/trusted-keys.ts";
import type { LineAuthor } from "./release-context.ts";

/** A person with a key: what they decide is signed with it. */
export interface KeyHolder extends LineAuthor {
  readonly by: string;
  readonly signer: Signer;
}

/**
 * The holder of a private key.
 *
 * @throws TilannekuvaError (exit 2) where no trusted keys are configured, or they do not have this one as valid now.
 * @example const { by } = await keyHolder(configuration, "anna.pem", new Date()); // "Anna Approver"
 */
export async function keyHolder({ signing }: Configuration, file: string, now: Date): Promise<KeyHolder> {
  if (signing.trusted === null)
    throw new TilannekuvaError("no file of trusted keys is named", {
      exitCode: EXIT.usage,
      advice: "Set signing.trusted in the configuration; docs/release.md says why.",
    });
  const signer = await readSigningKey(file);
  const { name } = requireInForce({ id: signer.id, named: "--key" }, await readTrustedKeys(signing.trusted), now);
  return { by: name, signer };
}
