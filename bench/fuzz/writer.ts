import type { Draw } from "./draw.ts";

/** Part of every id and text that is written, so that a disclosed value is detected. */
export const CANARY = "kanari";

/** A field with an intended line end in it. */
export const HONEST = [`"${CANARY} yksi\n${CANARY} kaksi"`, `"${CANARY} yksi\r\n${CANARY} kaksi"`] as const;

/** A text before it is damaged. */
export interface WrittenFile {
  /** `FOLK_MUUTTO_2024`. */
  readonly stem: string;
  readonly header: string;
  readonly lines: readonly string[];
  readonly separator: "," | ";";
  readonly lineEnd: "\n" | "\r\n";
  readonly encoding: "utf8" | "bom" | "latin1";
  readonly lastLineEnd: boolean;
}

export interface WrittenDelivery {
  readonly dataset: string;
  readonly files: readonly WrittenFile[];
}

type Cell = (row: number, draw: Draw) => string;

interface Table {
  readonly stem: string;
  readonly columns: Readonly<Record<string, Cell>>;
}

const two = (number: number): string => String(number).padStart(2, "0");
const id =
  (letter: string): Cell =>
  (row) =>
    `${letter}${CANARY}${1000 + row}`;
const code =
  (...codes: readonly [string, ...string[]]): Cell =>
  (_row, draw) =>
    draw.one(codes);
const day: Cell = (_row, draw) => {
  const [month, date] = [two(1 + draw.whole(12)), two(1 + draw.whole(28))];
  return draw.one([`2025-${month}-${date}`, `${date}.${month}.2025`, `2025${month}${date}`]);
};
const maybe =
  (cell: Cell): Cell =>
  (row, draw) =>
    draw.chance(0.3) ? "" : cell(row, draw);
const words: Cell = (_row, draw) =>
  draw.one([
    `${CANARY} työ`,
    CANARY,
    `${CANARY}, pilkku`,
    `${CANARY}; piste`,
    `${CANARY} "lainaus" tässä`,
    HONEST[0],
    HONEST[1],
  ]);
const amount: Cell = (_row, draw) => `${draw.whole(5000)}`;
const same = (text: string) => (): string => text;

const LONE: readonly [readonly [string, Table], ...(readonly [string, Table])[]] = [
  [
    "ETK_yrittajat",
    {
      stem: "ETK_yrittajat",
      columns: { hid_e: id("p"), laki: code("YEL", "MYEL"), alkupvm: day, loppupvm: maybe(day) },
    },
  ],
  [
    "KEHA_Koulutus",
    {
      stem: "KEHA_Koulutus_2025_06",
      columns: {
        hid_e: id("p"),
        kurslaji: words,
        hapvm: day,
        alpvm: maybe(day),
        pasyy: maybe(words),
        kunno: code("049", "091"),
      },
    },
  ],
  [
    "FOLK_perus",
    {
      stem: "FOLK_perus_2024",
      columns: {
        vuosi: same("2024"),
        hid_e: id("p"),
        syntyp2: code("11", "21", "22", ""),
        ptoim1: maybe(code("11", "12", "99")),
        kunta: code("049", "091"),
      },
    },
  ],
  [
    "MIGR_OLESK",
    {
      stem: "MIGR_OLESK_voimassaoleva_2025_06",
      columns: {
        CUSTOMER_ID_s: id("c"),
        hid_e: maybe(id("p")),
        CASE_ID_s: id("a"),
        PERMIT_VALID_ON_DATE: same("2025-06-30"),
        CASE_TYPE_NAME_FIN: words,
        PROCESSING_GROUNDS_GROUP: code("1", "2"),
        PROCESSING_GROUNDS_NAME_FIN: words,
        VALIDITY_START_DATE: maybe(day),
        VALIDITY_END_DATE: maybe(day),
      },
    },
  ],
];

const WAGES: readonly Table[] = [
  {
    stem: "TAX_INCOMES_delivery_2025_06",
    columns: {
      delId: id("d"),
      payerIdType1_s: id("y"),
      paymentDate: same("2025-06-30"),
      paymentStartDate: same("2025-06-01"),
      paymentEndDate: same("2025-06-30"),
    },
  },
  {
    stem: "TAX_INCOMES_report_2025_06",
    columns: { repId: id("r"), delId: id("d"), incomeEarnerHid_e: id("p"), reportVersion: same("1") },
  },
  {
    stem: "TAX_INCOMES_transactionInfo_2025_06",
    columns: { repId: id("r"), transactionCode: code("201", "203"), amount },
  },
];

const needsQuotes = (cell: string, separator: string): boolean => cell.includes(separator) || cell.includes('"');

function quoted(cell: string, separator: string, quoteAll: boolean): string {
  if (cell === HONEST[0] || cell === HONEST[1]) return cell;
  return quoteAll || needsQuotes(cell, separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Strictest: the columns that the table needs, nothing quoted. Loosest: columns in any order and case, unknown ones among them, all quoted. */
function write({ stem, columns }: Table, rows: number, draw: Draw): WrittenFile {
  const separator = draw.chance(0.5) ? "," : ";";
  const [loose, quoteAll] = [draw.chance(0.5), draw.chance(0.3)];
  const known = Object.entries(columns);
  const extra: readonly (readonly [string, Cell])[] = [
    ["huomautus", words],
    [`x${CANARY}7`, id("x")],
  ];
  const all = loose ? draw.shuffled([...known, ...extra]) : known;
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => quoted(cell, separator, quoteAll)).join(separator);
  return {
    stem,
    separator,
    header: line(all.map(([name]) => (loose && draw.chance(0.5) ? name.toUpperCase() : name))),
    lines: Array.from({ length: rows }, (_, row) => line(all.map(([, cell]) => cell(row, draw)))),
    lineEnd: draw.chance(0.5) ? "\n" : "\r\n",
    encoding: draw.one<WrittenFile["encoding"]>(["utf8", "bom", "latin1"]),
    lastLineEnd: draw.chance(0.8),
  };
}

/** A delivery that keeps its contract, in any dialect. The contracts are written down here from their documents, not taken from the project's code. */
export function writeDelivery(draw: Draw): WrittenDelivery {
  const rows = 2 + draw.whole(40);
  if (draw.chance(0.2)) return { dataset: "TAX_INCOMES", files: WAGES.map((table) => write(table, rows, draw)) };
  const [dataset, table] = draw.one(LONE);
  return { dataset, files: [write(table, rows, draw)] };
}

/** The bytes of a text as written. */
export function bytesOfFile({ header, lines, lineEnd, encoding, lastLineEnd }: WrittenFile): Buffer {
  const text = [header, ...lines].join(lineEnd) + (lastLineEnd ? lineEnd : "");
  if (encoding === "latin1") return Buffer.from(text, "latin1");
  return Buffer.from(encoding === "bom" ? `\uFEFF${text}` : text);
}
