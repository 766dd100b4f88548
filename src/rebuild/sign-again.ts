import type { Configuration } from "../configuration/configuration.ts";
import type { Sign } from "../publish/snapshot/release.ts";
import { SIGNATURE, readSigned } from "../publish/snapshot/signature-file.ts";
import { readSigningKey } from "../signatures/signing-key.ts";

/** How a rebuilt snapshot is signed: by the key of the original, where that is here. */
interface SignedAgain {
  readonly sign?: Sign;
  /** Why the signatures are not compared. */
  readonly notes: readonly string[];
}

/**
 * The signature of a snapshot can be made again with the same key alone. Another key would give other bytes, which say
 * nothing about the snapshot.
 *
 * @throws TilannekuvaError (exit 2) where the configured key cannot be used.
 * @example const { sign, notes } = await signedAgain(snapshot, configuration.signing);
 */
export async function signedAgain(snapshot: string, { key }: Configuration["signing"]): Promise<SignedAgain> {
  const { content, signature } = await readSigned(snapshot);
  if (content === null || signature === null) return { notes: [] };
  if (key === null) return { notes: [`${SIGNATURE}: not compared, as no signing.key is configured`] };
  const { hasSigned, sign } = await readSigningKey(key);
  if (hasSigned(content, signature)) return { sign, notes: [] };
  return { notes: [`${SIGNATURE}: not compared, as the key of signing.key did not make it`] };
}
