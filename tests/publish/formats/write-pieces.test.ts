import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { writePieces } from "../../../src/publish/formats/write-pieces.ts";

it("writes every piece, in order, to a new file only", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a");
  const pieces = Array.from({ length: 40 }, (_, at) => `${at}`.repeat(50_000));
  await writePieces(path, pieces);
  expect(await readFile(path, "utf8")).toBe(pieces.join(""));
  await expect(writePieces(path, ["b"])).rejects.toMatchObject({ code: "EEXIST" });
});
