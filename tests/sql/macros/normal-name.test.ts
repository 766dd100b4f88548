import { constantFrom, array, assert, asyncProperty } from "fast-check";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeTables } from "../../../pipelines/code-tables.ts";
import { textOf } from "../../../src/database/row.ts";
import { openDatabase } from "../../../src/database/database.ts";
import type { Database, Session } from "../../../src/database/database.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let session: Session;

beforeAll(async () => {
  place = await temporaryFolder();
  database = await openDatabase({ temporary: join(place.path, "spill"), folders: [place.path] });
  session = await database.session();
});
afterAll(async () => {
  session.close();
  database.close();
  await place[Symbol.asyncDispose]();
});

const inSql = async (name: string): Promise<string> => {
  const [row = {}] = await session.rows("select normal_name(getvariable('name')) as name", { name });
  return textOf(row, "name");
};
const ofCodeTables = (name: string): string =>
  codeTables.find((table) => table.name === "permit_grounds")!.columns["ground_name_fi"]!.parse(name);

it.each([
  ["Opiskelu", "opiskelu"],
  ["  Perheside ,  puoliso ", "perheside , puoliso"],
  ["Syntypera\u0308", "syntyperä"],
  ["Jatko\u202flupa\u3000\ufeff", "jatko lupa"],
  ["ＡＢ－１", "ab-1"],
  ["suﬃksi ﬁ", "suffiksi fi"],
])("%s is %s", async (name, normal) => {
  expect(await inSql(name)).toBe(normal);
});

it("says of a name what the check of the code tables says", async () => {
  const plain = ["a", "Ä", "ö", "Z", "ß", "-", ",", "1", " "];
  const odd = ["\t", "\u00a0", "\u202f", "\u0308", "\u030a", "ﬁ", "ﬆ", "Ｐ", "ª", "²", "ſ"];
  const characters = constantFrom(...plain, ...odd);
  await assert(
    asyncProperty(array(characters, { minLength: 1, maxLength: 12 }), async (letters) => {
      const name = `x${letters.join("")}`;
      expect(await inSql(name)).toBe(ofCodeTables(name));
    }),
    { numRuns: 300 },
  );
});
