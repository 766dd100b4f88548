import type { Configuration } from "../configuration/configuration.ts";
import { requireInForce } from "../signatures/key-state.ts";
import { readSigningKey } from "../signatures/signing-key.ts";
import type { Signer } from "../signatures/signing-key.ts";
import { readTrustedKeys } from "../signatures/trusted-keys.ts";

/**
 * The key that signs a night's snapshot; null where none is configured.
 *
 * @throws TilannekuvaError (exit 2) where others can read the key or it is no Ed25519 key, and where the trusted keys
 *   of the configuration do not have it as valid now.
 * @example const signer = await nightSigner(configuration, new Date());
 */
export async function nightSigner({ signing }: Configuration, now: Date): Promise<Signer | null> {
  if (signing.key === null) return null;
  const signer = await readSigningKey(signing.key);
  if (signing.trusted !== null)
    requireInForce({ id: signer.id, named: "signing.key" }, await readTrustedKeys(signing.trusted), now);
  return signer;
}
