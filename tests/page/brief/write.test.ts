import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { writeBriefs } from "../../../src/page/brief/write.ts";
import { data } from "./made-up-data.ts";

it("writes a brief of every area in every language, the same bytes each time, and no other file", async () => {
  await using temporary = await temporaryFolder();
  const [one, two] = [join(temporary.path, "one"), join(temporary.path, "two")];
  await mkdir(one);
  await mkdir(two);
  const files = await writeBriefs({ folder: one, data });
  expect(files).toHaveLength(21);
  expect(files).toContain("brief/C6.sv.html");
  expect((await readdir(join(one, "brief"))).map((name) => `brief/${name}`).toSorted()).toEqual(files.toSorted());
  await writeBriefs({ folder: two, data });
  for (const file of files) expect(await readFile(join(one, file))).toEqual(await readFile(join(two, file)));
});

it("names the folder where it cannot be made", async () => {
  await expect(writeBriefs({ folder: "/nowhere", data })).rejects.toThrow("/nowhere/brief");
});
