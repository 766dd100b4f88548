import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { publicKeyText } from "../../src/signatures/ed25519.ts";
import { editTrustedKeys, readTrustedKeys, readTrustedKeysIfAny } from "../../src/signatures/trusted-keys.ts";
import { pemOf, trustedKey, vectors } from "./made-up-keys.ts";

const { id } = trustedKey(0);

const entry = {
  id,
  name: "City of Espoo",
  public_key: publicKeyText(trustedKey(0).public_key),
  valid_from: "2026-10-01T00:00:00Z",
  valid_until: null as unknown,
  revoked: null as unknown,
};

/** JSON is YAML. */
async function readAs(content: unknown) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "trusted-keys.yaml");
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return await readTrustedKeys(file);
}

describe("a file of trusted keys", () => {
  it("has public keys in PEM or base64, with their periods", async () => {
    const pem = trustedKey(1).public_key.export({ type: "spki", format: "pem" }).toString();
    const revoked = { at: "2026-11-01T00:00:00Z", why: "lost" };
    const other = { ...entry, id: trustedKey(1).id, public_key: pem, valid_until: "2026-12-01T00:00:00Z", revoked };
    const { keys } = await readAs({ keys: [entry, other] });
    expect(keys.map((key) => key.id)).toEqual([id, trustedKey(1).id]);
    expect(publicKeyText(keys[1]!.public_key)).toBe(publicKeyText(trustedKey(1).public_key));
    expect(keys.map((key) => key.revoked)).toEqual([null, revoked]);
  });

  it("may have none", async () => {
    expect((await readAs({ keys: [] })).keys).toEqual([]);
  });

  const { name: _, ...nameless } = entry;
  it.each([
    [
      "an id that is not the key's",
      [{ ...entry, id: "0".repeat(16) }],
      `entry 1: id: is not the id of public_key: ${id}`,
    ],
    ["an id in capitals", [{ ...entry, id: id.toUpperCase() }], "entry 1: id: write the id"],
    ["a key twice", [entry, { ...entry, name: "Other" }], "entry 2: id: is already the id of entry 1"],
    [
      "a period that ends first",
      [{ ...entry, valid_until: "2026-09-30T23:59:59Z" }],
      "entry 1: valid_until: is before",
    ],
    ["an unknown field", [{ ...entry, note: "x" }], 'entry 1: unrecognized key: "note"'],
    ["a missing field", [nameless], "entry 1: name: "],
    ["a blank name", [{ ...entry, name: " " }], "entry 1: name: write a text of one line"],
    ["a name of two lines", [{ ...entry, name: "a\nb" }], "entry 1: name: write a text of one line"],
    [
      "a time without its zone",
      [{ ...entry, valid_from: "2026-10-01T00:00:00" }],
      "entry 1: valid_from: write a time in UTC",
    ],
    ["a day", [{ ...entry, valid_until: "2026-10-01" }], "entry 1: valid_until: write a time in UTC"],
    [
      "a revocation without a reason",
      [{ ...entry, revoked: { at: "2026-10-01T00:00:00Z" } }],
      "entry 1: revoked: why: ",
    ],
    ["another text as key", [{ ...entry, public_key: "key" }], "entry 1: public_key: is no Ed25519 public key"],
  ])("with %s is refused by its entry", async (_name, keys, message) => {
    await expect(readAs({ keys })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`trusted-keys.yaml: ${message}`) as unknown,
    });
  });

  it.each([
    ["nothing", "", "the file: "],
    ["a list", "[]", "the file: "],
    ["another field", '{ "keys": [], "key": 1 }', 'the file: unrecognized key: "key"'],
    ["no YAML", "keys: [", "line 1 is not valid YAML"],
  ])("with %s is refused", async (_name, content, message) => {
    await expect(readAs(content)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`trusted-keys.yaml: ${message}`) as unknown,
    });
  });

  it("with a private key is refused without a word of it", async () => {
    const pem = pemOf(vectors[0]!.privateKey);
    const error: unknown = await readAs({ keys: [{ ...entry, public_key: pem }] }).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("entry 1: public_key: is a private key");
    expect(String(error)).not.toContain(pem.split("\n")[1]);
  });
});

describe("a change", () => {
  it("leaves comments and the other entries as they are", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "trusted-keys.yaml");
    const text = `# Ours.\nkeys:\n  # The first.\n  - id: ${id}\n    name: City of Espoo # since October\n    public_key: ${entry.public_key}\n    valid_from: 2026-10-01T00:00:00Z\n    valid_until: null\n    revoked: null\n`;
    await writeFile(file, text);
    await editTrustedKeys(file, [[["keys", 0, "valid_until"], "2026-12-01T00:00:00Z"]]);
    expect(await readFile(file, "utf8")).toBe(text.replace("valid_until: null", "valid_until: 2026-12-01T00:00:00Z"));
    expect((await readTrustedKeys(file)).keys[0]!.valid_until).toBe("2026-12-01T00:00:00Z");
  });

  it("makes the file where there is none, for all to read", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "trusted-keys.yaml");
    expect((await readTrustedKeysIfAny(file)).keys).toEqual([]);
    await editTrustedKeys(file, [[["keys", 0], entry]]);
    expect((await readTrustedKeysIfAny(file)).keys.map((key) => key.id)).toEqual([id]);
    expect((await stat(file)).mode & 0o777).toBe(0o644 & ~process.umask());
  });
});
