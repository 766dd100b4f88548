import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-08-10_KEHA_Koulutus";
const FILE = "KEHA_Koulutus_2026_07.csv";
const HEADER = "hid_e,kurslaji,hapvm,pasyy,kunno";
const SECRET = "qzsecret";
const row = (index: number, reason = "done"): string => `${SECRET}${index},KOTO,2026-01-01,${reason},049`;
const rows = (count: number, others: Readonly<Record<number, string>> = {}): readonly string[] =>
  Array.from({ length: count }, (_, index) => others[index] ?? row(index));

async function taken(content: string | Uint8Array) {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/${FILE}`, content);
  const result = await bench.run();
  expect(JSON.stringify(result)).not.toContain(SECRET);
  return { bench, result };
}

test.each([
  ["two stray quotes, rows apart", csv(HEADER, ...rows(90, { 3: row(3, '"done'), 73: row(73, '"done') })), 5],
  ["two stray quotes in adjacent rows", csv(HEADER, ...rows(20, { 3: row(3, '"done'), 4: row(4, '"done') })), 5],
  ["a quote that opens and one that closes", csv(HEADER, ...rows(20, { 3: row(3, '"done'), 9: row(9, 'done"') })), 5],
  ["the same in adjacent rows", csv(HEADER, ...rows(20, { 3: row(3, '"done'), 4: row(4, 'done"') })), 5],
  ["the same, and the second in another column", csv(HEADER, ...rows(9, { 3: row(3, '"done'), 4: `${row(4)}"` })), 5],
  ["a lone quote for a field, twice", csv(HEADER, ...rows(20, { 3: row(3, '"'), 9: row(9, '"') })), 5],
  ["a quote that opens a row", csv(HEADER, ...rows(20, { 3: `"${row(3)}`, 8: `"${row(8)}` })), 5],
  ["a quote never closed", csv(HEADER, ...rows(20, { 3: row(3, '"done') })), 5],
  ["a quote never closed in the last row", csv(HEADER, ...rows(20, { 19: row(19, '"done') })), 21],
  ["text after a closing quote", csv(HEADER, ...rows(20, { 3: row(3, '"done"x') })), 5],
  ["text after a closing quote, CRLF", csv(HEADER, ...rows(9, { 3: row(3, '"a"b') })).replaceAll("\n", "\r\n"), 5],
  ["quotes not doubled", csv(HEADER, ...rows(20, { 3: row(3, '"the "good" reason"') })), 5],
  ["a lone CR in a row", csv(HEADER, ...rows(20, { 3: row(3, "do\rne") })), 5],
  ["a CR before CRLF", csv(HEADER, ...rows(9)).replaceAll("\n", "\r\r\n"), 1],
  ["CR line ends", csv(HEADER, ...rows(20)).replaceAll("\n", "\r"), 1],
  ["CR line ends and quotes", csv(HEADER, ...rows(9, { 3: row(3, '"a"') })).replaceAll("\n", "\r"), "header"],
  ["rows that end with CR among others", csv(HEADER, ...rows(20)).replace("049\nqzsecret7", "049\rqzsecret7"), 8],
  ["a header that has taken rows in", csv(`"${HEADER}`, ...rows(20, { 3: row(3, 'x"') })), "header"],
  ["a header with an open quote", csv(`${HEADER},"more`, ...rows(20)), "header"],
  ["a header that lost its line end", csv(`${HEADER},${row(0)}`, ...rows(20)), "line end may be lost"],
  ["a header that lost it without a trace", csv(`${HEADER}${row(0)}`, ...rows(20)), "required|line end may be lost"],
  ["a header alone that lost it", csv(`${HEADER},${row(0)}`), "line end may be lost"],
  ["rows padded to such a header", csv(`${HEADER},${row(0)}`, `${row(1)},,,,,`), "line end may be lost"],
])("%s: the file is refused, naming the first line", async (_what, content, where) => {
  const { bench, result } = await taken(content);
  const said = typeof where === "number" ? new RegExp(`line ${where} `) : new RegExp(where);
  expect(result.refused).toMatchObject([{ delivery: FOLDER, file: FILE, message: expect.stringMatching(said) }]);
  expect(result.warnings).toEqual([]);
  await expect(bench.receipt(FILE)).rejects.toThrow("no receipt");
});

test.each([
  ["a text of two lines", csv(HEADER, ...rows(9, { 3: row(3, '"one\ntwo, three"') })), 9],
  ["one of two lines, CRLF in the file", csv(HEADER, ...rows(9, { 3: row(3, '"a\nb"') })).replaceAll("\n", "\r\n"), 9],
  ["a text with a blank line", csv(HEADER, ...rows(9, { 3: row(3, '"one\n\ntwo"') })), 9],
  ["a text with a CR in quotes", csv(HEADER, ...rows(9, { 3: row(3, '"one\rtwo"') })), 9],
  ["two such fields in a row", csv(HEADER, `p1,"KO\nTO",2026-01-01,"one\ntwo",049`, ...rows(4)), 5],
  ["separators and doubled quotes inside", csv(HEADER, ...rows(9, { 3: row(3, '"one, ""two"", three, four, 5"') })), 9],
  ["every field quoted", csv(...[HEADER, ...rows(9)].map((line) => `"${line.replaceAll(",", '","')}"`)), 9],
  ["a quote inside a word", csv(HEADER, ...rows(9, { 3: row(3, "12\" and 'x'") })), 9],
  ["blank lines", csv(HEADER, ...rows(3), "", ...rows(3), "", ""), 6],
  ["blank lines beside quotes", csv(HEADER, ...rows(3), "", row(4, '"a"'), ""), 4],
  ["a byte order mark before a quoted header", `\uFEFF"hid_e",${csv(HEADER.slice(6), ...rows(3), "")}`, 3],
  ["no line end at the end", csv(HEADER, ...rows(3, { 2: row(2, '"a\nb"') })).slice(0, -1), 3],
])("%s is read as it is meant", async (_what, content, count) => {
  const { bench, result } = await taken(content);
  expect(result.refused).toEqual([]);
  expect((await bench.receipt(FILE)).rows).toEqual({ read: count, accepted: count, quarantined: 0, duplicate: 0 });
});

test("where a row breaks the contract, honest fields of several lines are counted as well", async () => {
  const others = { 1: row(1, '"one\ntwo"'), 4: "p4,KOTO,2026-02-31,,", 5: "p5,KOTO", 7: row(7, '"one\ntwo"') };
  const { bench, result } = await taken(csv(HEADER, ...rows(9, others), ""));
  expect(result.refused).toEqual([]);
  const { rows: counted, lines } = await bench.receipt(FILE);
  expect(counted).toEqual({ read: 9, accepted: 7, quarantined: 2, duplicate: 0 });
  expect(lines).toEqual({ "hapvm:not_a_date": [7], "row:field_count": [8] });
});

test.each([
  ["a title", ["Koulutusjaksot, heinäkuu", HEADER], 2],
  ["a title and an empty line", ["Koulutusjaksot 2026-07-31", "", HEADER], 3],
  ["sep=;", ["sep=;", HEADER.replaceAll(",", ";")], 2],
  ["a title as wide as the header", ["Koulutusjaksot,,,,", `"${HEADER.replaceAll(",", '","')}"`], 2],
])("%s above the header: the message says where the header is", async (_what, head, line) => {
  const { result } = await taken(csv(...head, ...rows(5)));
  expect(result.refused).toMatchObject([
    { message: expect.stringContaining(`not in line 1: it looks like it is in line ${line}`) },
  ]);
});

test.each(["ha\u200Bpvm", "pa\u00ADsyy", "ku\u00A0nno"])(
  "an invisible character in a column's name is reported, whether the column is required or not",
  async (name) => {
    const plain = name.replaceAll(/[^a-z]/g, "");
    const { result } = await taken(csv(HEADER.replace(plain, name), ...rows(5)));
    expect(result.refused).toMatchObject([
      { column: plain, message: expect.stringContaining("holds an invisible character") },
    ]);
  },
);

test("a column of no contract is named where it looks like a name and like no value, else by its place", async () => {
  const head = `${HEADER},selite,KOTO,${SECRET}99,x y,"=1+1",\u001B[31m,lisä,,kunno2`;
  const line = `${row(1)},a,b,c,d,e,f,g,h,i`;
  const { bench, result } = await taken(csv(head, line));
  expect((await bench.receipt(FILE)).ignoredColumns).toEqual([
    "selite",
    "column 7",
    "column 8",
    "column 9",
    "column 10",
    "column 11",
    "column 12",
    "",
    "column 14",
  ]);
  expect(result.warnings).toHaveLength(9);
  expect(result.warnings[1]).toBe(`KEHA_Koulutus: column 7 is in no contract, ignored (${FILE})`);
});
