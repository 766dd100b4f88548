import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import type { Code } from "../../../src/model/codelist.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";
import { readVocabulary } from "../../../src/page/read/metadata.ts";
import { threeCities } from "../../model/made-up-areas.ts";

/** The areas read from a snapshot's code lists. */
async function readOf(areas: readonly Code[]) {
  await using temporary = await temporaryFolder();
  const codelists = { codelists: { REF_AREA: areas }, indicators: [], programmes: [] };
  await writeFile(join(temporary.path, "codelists.json"), JSON.stringify(codelists));
  return (await readVocabulary(temporary.path)).areas;
}

it("reads areas with all forms of their names and with their cities", async () => {
  const areas = vocabulary.codelists["REF_AREA"] ?? [];
  expect(areas.at(-1)?.forms?.title?.en).toBe("in Finland’s six largest cities");
  expect(await readOf(areas)).toEqual(areas);
});

it("reads areas that lack the forms and the cities that older snapshots lack", async () => {
  expect(await readOf(threeCities)).toEqual(threeCities);
  const older = [{ code: "C6", names: { fi: "a", sv: "b", en: "c" } }];
  expect(await readOf(older)).toEqual(older);
});
