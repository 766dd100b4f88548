import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../src/database/database.ts";
import type { Database, Session } from "../../../src/database/database.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
let session: Session;

beforeAll(async () => {
  place = await temporaryFolder();
  database = await openDatabase({ temporary: place.path, folders: [place.path] });
  session = await database.session();
});
afterAll(async () => {
  session.close();
  database.close();
  await place[Symbol.asyncDispose]();
});

// The others of a total changed by at least what total and part differ, and at most by their sum; four persons are not few here.
test.each([
  [0, 0, false],
  [1, 0, true],
  [0, 1, true],
  [5, 5, true],
  [3, 0, true],
  [4, 0, false],
  [0, 4, false],
  [2, 5, true],
  [2, 6, false],
])(
  "where %i of a part and %i of the whole changed, a few of the others may have: %s",
  async (part, whole, expected) => {
    const sql = "select may_be_few(getvariable('part'), getvariable('whole'), 4) as few";
    expect(await session.rows(sql, { part, whole })).toEqual([{ few: expected }]);
  },
);
