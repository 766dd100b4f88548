import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { sources } from "../../../pipelines/sources/index.ts";
import type { Session } from "../../../src/database/database.ts";
import { compile, fullLayout } from "../../../src/ingest/contract/compile.ts";
import type { Contract } from "../../../src/ingest/contract/contract.ts";
import { rowReasons } from "../../../src/ingest/contract/cell-faults.ts";
import type { TextRow } from "../../../src/ingest/contract/cell-faults.ts";
import type { FileFacts } from "../../../src/ingest/contract/rules.ts";
import { csvRelation } from "../../../src/ingest/reading/read-csv.ts";
import { typedRows } from "../../../src/ingest/validation/load-text.ts";
import { openLaboratory } from "../laboratory.ts";
import type { Laboratory } from "../laboratory.ts";

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

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Writes rows to a file as deliveries are; returns its path and the relation of its texts. */
async function delivered(rows: readonly TextRow[], contract: Contract, file: FileFacts) {
  const names = Object.keys(contract.columns);
  const path = join(laboratory.root, `${contract.table}.csv`);
  const separator = file.decimalComma ? ";" : ",";
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((cells) =>
    cells.map(quoted).join(separator),
  );
  await writeFile(path, `${lines.join("\n")}\n`);
  return { path, relation: csvRelation(names.length, separator) };
}

/** The reasons that the compiled SQL gives for each row, read from a file as deliveries are. */
async function sqlReasons(
  rows: readonly TextRow[],
  contract: Contract,
  file: FileFacts,
): Promise<readonly (readonly string[])[]> {
  const { path, relation } = await delivered(rows, contract, file);
  const { reasons, keeps } = compile(contract, fullLayout(contract), file);
  const found = await session.rows(
    `select ${reasons} as reasons, ${keeps} as keeps from (select row_number() over () as n, * from ${relation}) order by n`,
    { file: path },
  );
  return found.map((row) => {
    const codes = z.array(z.string()).parse(row["reasons"]).toSorted();
    expect(row["keeps"]).toBe(codes.length === 0);
    return codes;
  });
}

const day = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .chain(([y, m, d]) => {
    const [year, month, date] = [String(y).padStart(4, "0"), String(m).padStart(2, "0"), String(d).padStart(2, "0")];
    return fc.constantFrom(
      `${year}-${month}-${date}`,
      `${date}.${month}.${year}`,
      `${year}${month}${date}`,
      `${d}.${m}.${y}`,
    );
  });
const clock = fc.constantFrom(
  "08:00",
  "08:00:00",
  "24:00",
  "23:59:60",
  "08:00:00.123456789",
  "08:00:00Z",
  "08:00+03:00",
  "08:00:00+03:00",
  "08:00:00-15:00",
  "8:00",
);
const moment = fc.tuple(day, fc.constantFrom("T", " ", "  "), clock).map((parts) => parts.join(""));
const amount = fc
  .tuple(
    fc.constantFrom("", "-", "+"),
    fc.integer({ min: 0 }),
    fc.constantFrom("", ".", ","),
    fc.constantFrom("", "0", "5", "55", "550", "555", "5500000"),
  )
  .map((parts) => parts.join(""));
const code = fc.constantFrom(
  "0",
  "1",
  "2",
  "3",
  "7",
  "9",
  "z",
  "01",
  "11",
  "22",
  "41",
  "99",
  "049",
  "91",
  "YEL",
  "kpl",
  "%",
  "KU049",
  "C6",
  "2026",
  "2026-06",
  "2026-13",
  "2026-H1",
  "12345",
  "1054",
);
const oddity = fc.constantFrom(
  " ",
  "'",
  '"',
  "a b",
  "é",
  "😀",
  "1\n2",
  "null",
  "NULL",
  "infinity",
  "epoch",
  "1e3",
  "1,23E+15",
  "1.5e08",
  "1E+1",
  "\uFEFFp1",
  "p\u00A01",
  "p\u200B1",
  "p\u20281",
  "p\u00851",
  "1_000",
  "0x1",
  "-0",
  "131",
  "-1",
  "999999999",
  "1000000000",
  "ä".repeat(65),
  "a".repeat(64),
  "a".repeat(65),
  "2026-02-29",
  "2024-02-29",
  "0000-01-01",
  "2222-11-11",
  "11.11.2222",
  "9999-12-31",
  "1900-01-01",
);
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant("") },
  { weight: 4, arbitrary: code },
  day,
  moment,
  amount,
  oddity,
  fc.string({ maxLength: 12 }).filter((text) => !text.includes("\0") && !text.includes("\r")),
);

const POOL = [
  "1",
  "2",
  "3",
  "22",
  "41",
  "11",
  "35",
  "049",
  "12345",
  "1054",
  "201",
  "p0011cba88e23020",
  "YEL",
  "kpl",
  "C6",
  "2026",
  "6",
  "2026-06",
  "2026-06-30",
  "30.06.2026",
  "20260601",
  "2026-06-05 08:00:00",
  "2026-06-05T08:00",
  "12.50",
  "-7",
  "12,5",
  "00",
  "z",
];

/** Mostly cells that are in order, so that whole good rows come up too. */
function cellOf(contract: Contract, name: string, file: FileFacts): fc.Arbitrary<string> {
  const reasons = (text: string): readonly string[] =>
    rowReasons({ [name]: text }, { ...contract, columns: { [name]: contract.columns[name]! } }, file);
  const good = ["", ...POOL].filter((text) => reasons(text).length === 0);
  return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: cell });
}

const rowOf = (contract: Contract, file: FileFacts): fc.Arbitrary<TextRow> =>
  fc.oneof(
    fc.record(Object.fromEntries(Object.keys(contract.columns).map((name) => [name, cell]))),
    fc.record(Object.fromEntries(Object.keys(contract.columns).map((name) => [name, cellOf(contract, name, file)]))),
  );

const facts: readonly FileFacts[] = [
  { period: "2026-06", decimalComma: false },
  { period: "2026-06", decimalComma: true },
];

test.each(sources.map((contract) => [contract.table, contract] as const))(
  "%s: SQL and zod give the same reasons for any row",
  async (_table, contract) => {
    let kept = 0;
    for (const file of facts) {
      await fc.assert(
        fc.asyncProperty(fc.array(rowOf(contract, file), { minLength: 80, maxLength: 80 }), async (rows) => {
          const inSql = await sqlReasons(rows, contract, file);
          expect(inSql).toEqual(rows.map((row) => rowReasons(row, contract, file)));
          kept += inSql.filter((codes) => codes.length === 0).length;
        }),
        { numRuns: 4 },
      );
    }
    expect(kept).toBeGreaterThan(0);
  },
);

/** The typed rows of a file whose rows must all keep the contract; null where the statement says that one does not. */
async function sureRows(rows: readonly TextRow[], contract: Contract, file: FileFacts) {
  const { path, relation } = await delivered(rows, contract, file);
  const compiled = compile(contract, fullLayout(contract), file);
  try {
    return await session.rows(typedRows({ contract, compiled, relation, otherMark: "false" }), { file: path });
  } catch (error) {
    if (String(error).includes("(Invalid Input Error)")) return null;
    throw error;
  }
}

async function exactRows(rows: readonly TextRow[], contract: Contract, file: FileFacts) {
  const { path, relation } = await delivered(rows, contract, file);
  const { image } = compile(contract, fullLayout(contract), file);
  return session.rows(`select image.* from (select ${image} as image from ${relation})`, { file: path });
}

test.each(sources.map((contract) => [contract.table, contract] as const))(
  "%s: a file without a faulty row is typed in one pass, any other is not",
  async (_table, contract) => {
    const seen = { kept: 0, broken: 0 };
    for (const file of facts) {
      await fc.assert(
        fc.asyncProperty(fc.array(rowOf(contract, file), { minLength: 40, maxLength: 40 }), async (rows) => {
          const isKept = (row: TextRow): boolean => rowReasons(row, contract, file).length === 0;
          const [kept, broken] = [rows.filter(isKept), rows.find((row) => !isKept(row))];
          expect(await sureRows(kept, contract, file)).toEqual(await exactRows(kept, contract, file));
          const all = broken === undefined ? null : await sureRows([...kept, broken], contract, file);
          expect(all).toBeNull();
          seen.kept += kept.length;
          seen.broken += broken === undefined ? 0 : 1;
        }),
        { numRuns: 4 },
      );
    }
    expect(Math.min(seen.kept, seen.broken)).toBeGreaterThan(0);
  },
);
