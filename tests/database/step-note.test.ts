import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { inStore, originOf, readStepNote } from "../../src/database/step-note.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const SHA = "a".repeat(64);

test("a note names its inputs from the store, so that it can be moved; what lies elsewhere by its path", () => {
  const files = ["/store/archive/T/a.parquet", "/codes/c.csv", "/store-of-another/b.parquet"];
  const origin = originOf(
    { sql: "stage/wages", inputs: { reports: files.map((path) => ({ path, sha256: SHA })), none: [] } },
    "/store",
  );
  expect(origin.sql).toBe("stage/wages");
  expect(origin.inputs["reports"]!.map(({ path }) => path)).toEqual(["archive/T/a.parquet", ...files.slice(1)]);
  expect(origin.inputs["reports"]!.map(({ path }) => inStore("/store", path))).toEqual(files);
  expect(origin.inputs["none"]).toEqual([]);
});

test("a note of an earlier version says less; one that is cut short, or gone, says nothing", async () => {
  await using folder = await temporaryFolder();
  const output = join(folder.path, "counts", `${SHA}.parquet`);
  const note = output.replace(".parquet", ".json");
  await mkdir(dirname(output));
  expect(await readStepNote(output)).toBeNull();
  await writeFile(note, JSON.stringify({ sha256: SHA, rows: 2, bytes: 10 }));
  expect(await readStepNote(output)).toEqual({ sha256: SHA, rows: 2, bytes: 10 });
  await writeFile(note, '{"sha256":"aa');
  expect(await readStepNote(output)).toBeNull();
});
