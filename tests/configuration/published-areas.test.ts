import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { areas } from "../../pipelines/cities.ts";
import { vocabularyOf } from "../../pipelines/indicators/codelists.ts";
import { publishedAreas } from "../../src/configuration/published-areas.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

async function published(vocabulary: unknown) {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "codelists.json"), JSON.stringify(vocabulary));
  return await publishedAreas(folder.path);
}

it("the areas of a snapshot give its vocabulary again", async () => {
  const joined = areas.map((area) => (area.code === "KU853" ? { ...area, validFrom: "2026-05" } : area));
  for (const own of [areas, joined, areas.slice(0, 1)]) {
    const again = await published(vocabularyOf(own));
    expect(again?.map(({ cities }) => cities)).toEqual(own.map(({ cities }) => cities));
    expect(vocabularyOf(again!)).toEqual(vocabularyOf(own));
  }
});

it("a snapshot that does not say what its areas cover is an earlier version's", async () => {
  const { codelists } = vocabularyOf(areas);
  const older = codelists["REF_AREA"]!.map(({ code, names }) => ({ code, names }));
  expect(await published({ codelists: { ...codelists, REF_AREA: older } })).toBeNull();
});
