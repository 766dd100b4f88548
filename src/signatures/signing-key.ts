import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "../lib/error-code.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { removed, syncPath } from "../lib/files.ts";
import { isShortage, naming } from "../lib/system-error.ts";
import { isSignedBy, keyIdOf } from "./ed25519.ts";

/** A private key in use. The key itself cannot be read from it. */
export interface Signer {
  /** Its id, 16 hex digits. */
  readonly id: string;
  /** The signature of bytes, 64 bytes; the same bytes always have the same one (RFC 8032, section 5.1.6). */
  readonly sign: (content: Uint8Array) => Uint8Array;
  /** Whether a signature of bytes is this key's. */
  readonly hasSigned: (content: Uint8Array, signature: Uint8Array) => boolean;
}

const refused = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

const OTHERS = 0o077;

/** The file's text, once it is certain that only its owner can read it. */
async function secretText(path: string): Promise<string> {
  await using handle = await open(path, "r");
  const { mode } = await handle.stat();
  if ((mode & OTHERS) === 0) return await handle.readFile("utf8");
  throw refused(
    `${path}: others than its owner can read or change the signing key (mode ${(mode & 0o777).toString(8)})`,
    `Run \`chmod 600\` on it. If others may have read it, revoke it with \`tilannekuva keys revoke\` and create a new one.`,
  );
}

async function textOf(path: string): Promise<string> {
  try {
    return await secretText(path);
  } catch (error) {
    if (error instanceof TilannekuvaError || isShortage(error)) throw error;
    throw refused(
      `${path}: the signing key cannot be read (${errorCode(error) ?? "unknown fault"})`,
      "Check the path in signing.key and your permission to read it; `tilannekuva keys create` makes a key.",
    );
  }
}

/** What a parser says of a damaged key may quote it, so that its error is not passed on. */
function parsed(text: string): KeyObject | null {
  try {
    return createPrivateKey(text);
  } catch {
    return null;
  }
}

/**
 * Reads a private key: PKCS#8 in PEM (RFC 8410, section 7), without a password.
 *
 * @throws TilannekuvaError (exit 2) that names the file where others than its owner can read or change it, and where it
 *   is no Ed25519 key. No message contains any part of the file.
 * @example const signer = await readSigningKey("/etc/tilannekuva/signing-key.pem");
 */
export async function readSigningKey(path: string): Promise<Signer> {
  const key = parsed(await textOf(path));
  if (key?.asymmetricKeyType !== "ed25519")
    throw refused(
      `${path}: is no Ed25519 private key in PKCS#8 PEM without a password`,
      "Name a key that `tilannekuva keys create` made, or make one with it.",
    );
  const publicKey = createPublicKey(key);
  return {
    id: keyIdOf(publicKey),
    sign: (content) => sign(null, content, key),
    hasSigned: (content, signature) => isSignedBy(publicKey, content, signature),
  };
}

async function writeSecret(path: string, text: string): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    await naming(path, async () => {
      await handle.appendFile(text);
      await handle.sync();
    });
    await syncPath(dirname(path));
  } catch (error) {
    await removed(path);
    throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Makes a new private key in a new file for its owner alone (mode 0600), on the disk when it returns. There is no draft
 * of it: a crash leaves no second copy of a private key.
 *
 * @returns Its public key.
 * @throws TilannekuvaError (exit 2) where the file exists: a private key is never overwritten.
 * @example const publicKey = await createSigningKey("signing-key.pem");
 */
export async function createSigningKey(path: string): Promise<KeyObject> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  try {
    await writeSecret(path, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    return publicKey;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    throw refused(
      `${path}: already exists, and a private key is never overwritten`,
      "Name a new file with --out. Move the old key away only if no snapshot has to be made again with it.",
    );
  }
}
