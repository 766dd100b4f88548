import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { packedFolder, requireAsPacked, unpackInto } from "../../src/merge/package-files.ts";

let base: TemporaryFolder;
let packed: Uint8Array;
let made = 0;

beforeAll(async () => {
  base = await temporaryFolder();
  const folder = join(base.path, "packed");
  await mkdir(join(folder, "b"), { recursive: true });
  await writeFile(join(folder, "b", "c.txt"), "c");
  await writeFile(join(folder, "a.txt"), "a");
  packed = await packedFolder(folder);
});
afterAll(() => base[Symbol.asyncDispose]());

async function unpacked(content: Uint8Array): Promise<string> {
  const folder = join(base.path, `unpacked-${(made += 1)}`);
  await mkdir(folder);
  await unpackInto(folder, { file: "a.zip", content });
  await requireAsPacked(folder, { file: "a.zip", content });
  return folder;
}

const NO_TIME = { mtime: new Date(1980, 0, 1), level: 0 } as const;

it("a package holds the files, in the same bytes every time", async () => {
  const folder = await unpacked(packed);
  expect(await readFile(join(folder, "b", "c.txt"), "utf8")).toBe("c");
  expect(await packedFolder(folder)).toEqual(packed);
});

it.each(["../a.txt", "/a.txt", "b/../../a.txt", "b\\a.txt", "b//a.txt", "a\u0000.txt"])(
  "a name that leads elsewhere is refused before anything is written: %j",
  async (name) => {
    const content = zipSync({ [name]: new Uint8Array([1]) }, NO_TIME);
    await expect(unpacked(content)).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining("a.zip: ") });
    expect(await readdir(join(base.path, `unpacked-${made}`))).toEqual([]);
  },
);

it("what is no ZIP file, is cut off, or says that it holds more than any package is refused", async () => {
  await expect(unpacked(Buffer.from("no zip"))).rejects.toMatchObject({ exitCode: 3 });
  await expect(unpacked(packed.slice(0, -10))).rejects.toMatchObject({ exitCode: 3 });
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`${at}.txt`, new Uint8Array()] as const));
  await expect(unpacked(zipSync(many, NO_TIME))).rejects.toMatchObject({ message: expect.stringContaining("more") });
});

it("any changed byte is noticed where no hash looks: times, comments, the order of files", async () => {
  const other = zipSync(
    { "a.txt": Buffer.from("a"), "b/c.txt": Buffer.from("c") },
    { level: 6, mtime: new Date(1990, 1, 1) },
  );
  await expect(unpacked(other)).rejects.toMatchObject({ message: expect.stringContaining("a byte beside its files") });
});
