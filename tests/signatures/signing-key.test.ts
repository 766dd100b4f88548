import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { chmod, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TilannekuvaError } from "../../src/lib/errors.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { keyIdOf } from "../../src/signatures/ed25519.ts";
import { createSigningKey, readSigningKey } from "../../src/signatures/signing-key.ts";
import { pemOf, vectors } from "./made-up-keys.ts";

/** The error of reading a file with this content and mode. */
async function refusal(content: string, mode = 0o600): Promise<TilannekuvaError> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "key.pem");
  await writeFile(file, content);
  await chmod(file, mode);
  const error: unknown = await readSigningKey(file).catch((thrown: unknown) => thrown);
  if (!(error instanceof TilannekuvaError)) throw new Error("was not refused");
  expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(file) as unknown });
  return error;
}

const pem = pemOf(vectors[0]!.privateKey);

/** Everything that an error could show, its causes and stacks too. */
const everythingIn = (error: TilannekuvaError): string =>
  [error.message, error.stack, error.advice, String(error.cause)].join("\n");

describe("a new private key", () => {
  it("is for its owner alone, can be used, and leaves no other file", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "key.pem");
    const publicKey = await createSigningKey(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder.path)).toEqual(["key.pem"]);
    expect((await readSigningKey(file)).id).toBe(keyIdOf(publicKey));
    expect(keyIdOf(createPublicKey(createPrivateKey(await readFile(file))))).toBe(keyIdOf(publicKey));
  });

  it("is another each time, and overwrites none", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "key.pem");
    const first = keyIdOf(await createSigningKey(file));
    const before = await readFile(file);
    await expect(createSigningKey(file)).rejects.toMatchObject({
      exitCode: 2,
      message: `${file}: already exists, and a private key is never overwritten`,
    });
    expect(await readFile(file)).toEqual(before);
    expect(keyIdOf(await createSigningKey(join(folder.path, "other.pem")))).not.toBe(first);
  });
});

describe("a key file", () => {
  it.each([0o640, 0o604, 0o660, 0o622, 0o644, 0o666, 0o777])("of mode %o is refused", async (mode) => {
    const { message } = await refusal(pem, mode);
    expect(message).toContain(`(mode ${mode.toString(8)})`);
  });

  const others = {
    "an empty file": "",
    "a text": "key",
    "a damaged key": pem.replace("MC4CAQ", "MC4CAB"),
    "a public key": createPublicKey(vectors[0]!.privateKey).export({ type: "spki", format: "pem" }).toString(),
    "a key of RSA": pemOf(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey),
    "a key of X25519": pemOf(generateKeyPairSync("x25519").privateKey),
    "a key with a password": vectors[0]!.privateKey
      .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" })
      .toString(),
  };
  it.each(Object.entries(others))("with %s is refused, and nothing of it is said", async (_, content) => {
    const error = await refusal(content);
    expect(error.message).toContain("is no Ed25519 private key in PKCS#8 PEM without a password");
    for (const line of content.split("\n").filter((text) => text.length > 3))
      expect(everythingIn(error)).not.toContain(line);
  });

  it("that is missing, or a folder, is refused", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "key.pem");
    const missing = { exitCode: 2, message: `${file}: the signing key cannot be read (ENOENT)` };
    await expect(readSigningKey(file)).rejects.toMatchObject(missing);
    await mkdir(file, { mode: 0o700 });
    await expect(readSigningKey(file)).rejects.toMatchObject({ exitCode: 2 });
  });
});
