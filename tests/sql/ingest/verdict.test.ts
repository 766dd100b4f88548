import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import type { Session } from "../../../src/database/database.ts";
import { openLaboratory } from "../../ingest/laboratory.ts";
import type { Laboratory } from "../../ingest/laboratory.ts";

let laboratory: Laboratory;
let session: Session;

beforeAll(async () => {
  laboratory = await openLaboratory();
  session = await laboratory.database.session();
});
afterAll(async () => {
  session.close();
  await laboratory.close();
});

test("given rows with their own reasons, each gets its outcome and all its reasons", async () => {
  await session.run(`
    create or replace temp table checked_row as
    select line, reasons::varchar[] as reasons, key::varchar[] as key, reference, {'value': value} as image
    from (values
      (2, [], ['a'], 'parent', 1),
      (3, [], ['a'], 'parent', 1),
      (4, [], ['b'], 'parent', 1),
      (5, [], ['b'], 'parent', 2),
      (6, ['value:missing'], ['c'], 'parent', null),
      (7, [], ['c'], 'parent', null),
      (8, ['id:missing'], null, 'stranger', 3),
      (9, ['id:missing'], null, null, 3),
      (10, [], null, null, 4),
      (11, [], null, null, 4),
      (12, [], null, 'held', 5)
    ) as given(line, reasons, key, reference, value)`);
  await session.run("create or replace temp table parent_row as select 'parent' as id");
  await session.run(
    "create or replace temp table quarantined_parent as select sha256('k' || sha256('kheld')) as key_hash",
  );
  await session.run(sqlText("ingest/orphan"), {
    no_such_row: "id:no_such_row",
    parent_quarantined: "id:parent_quarantined",
    hash_key: "k",
  });
  for (const name of ["contested", "judged", "verdict"]) await session.run(sqlText(`ingest/${name}`));
  const rows = await session.rows("select line, outcome, reasons from verdict order by line");
  expect(rows.map(({ line, outcome, reasons }) => [line, outcome, reasons])).toEqual([
    [2, "accepted", []],
    [3, "duplicate", []],
    [4, "quarantined", ["key:conflict"]],
    [5, "quarantined", ["key:conflict"]],
    [6, "quarantined", ["value:missing", "key:conflict"]],
    [7, "quarantined", ["key:conflict"]],
    [8, "quarantined", ["id:missing", "id:no_such_row"]],
    [9, "quarantined", ["id:missing"]],
    [10, "accepted", []],
    [11, "accepted", []],
    [12, "quarantined", ["id:parent_quarantined"]],
  ]);
});
