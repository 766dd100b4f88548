import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { canonicalJson } from "../lib/canonical.ts";
import { readText } from "../lib/files.ts";
import { wholePercent } from "../words/numbers.ts";
import { dataIn } from "./embed.ts";
import type { Cell, PageData } from "./picture.ts";
import { PAGE } from "./present.ts";
import { readAgeCounts, readCells } from "./read/read-cells.ts";

/** How many rows of two lists differ, one by one. */
const differing = (found: readonly unknown[], expected: readonly unknown[]): number =>
  expected.filter((row, index) => canonicalJson(row) !== canonicalJson(found[index])).length +
  Math.max(0, found.length - expected.length);

/** A number written in the page, with the observation it names: `unemployment_gap_18_64/C6/_Z/_T/Y18T64/2026-09/value`. */
interface Written {
  readonly reads: string;
  readonly text: string;
}

const WRITTEN = /<[a-z]+\b[^>]*\bdata-reads="([^"]*)"[^>]*>([^<]*)</g;

/** The numbers in a page's HTML that name their observation. */
export const numbersIn = (html: string): readonly Written[] =>
  [...html.matchAll(WRITTEN)].map(([, reads = "", text = ""]) => ({ reads, text }));

const place = ({ indicator, area, background, sex, age, month }: Cell): string =>
  [indicator, area, background, sex, age, month].join("/");

const isWhole = ({ ground, stay }: Cell): boolean => ground === "_T" && stay === "_T";

const FIELDS: Readonly<Record<string, (cell: Cell) => number | null>> = {
  value: ({ value }) => value,
  lower: ({ lower }) => lower,
  upper: ({ upper }) => upper,
  nowcastLower: ({ nowcastLower }) => nowcastLower,
  nowcastUpper: ({ nowcastUpper }) => nowcastUpper,
  change: ({ change }) => change?.CHANGE ?? null,
  changeLower: ({ change }) => change?.CHANGE_LOWER ?? null,
  changeUpper: ({ change }) => change?.CHANGE_UPPER ?? null,
  // Written in per cent, rounded down.
  completeness: ({ completeness }) => (completeness === null ? null : wholePercent(completeness)),
};

const digitsOf = (text: string): string => text.replaceAll(/[^\d,.]/g, "").replace(",", ".");

/** Whether a text is a number as a reader of one of the languages writes it; a verb may say the direction, so the sign is not compared. */
function says(text: string, value: number): boolean {
  const digits = digitsOf(text);
  const decimals = digits.split(".")[1]?.length ?? 0;
  return digits === Math.abs(value).toFixed(decimals);
}

/**
 * The numbers of a page that differ from the observation they name, each with its address. A value at the vintage before (`before`) is not checked: it
 * is in no observation of this snapshot.
 *
 * @example wrongNumbers(html, data.cells) // []
 */
export function wrongNumbers(html: string, cells: readonly Cell[]): readonly string[] {
  const byPlace = new Map(cells.filter(isWhole).map((cell) => [place(cell), cell]));
  return numbersIn(html).flatMap(({ reads, text }) => {
    const cut = reads.lastIndexOf("/");
    const field = reads.slice(cut + 1);
    if (field === "before") return [];
    const cell = byPlace.get(reads.slice(0, cut));
    const value = cell === undefined ? null : (FIELDS[field]?.(cell) ?? null);
    return value !== null && says(text, value) ? [] : [reads];
  });
}

const withheld = ({ status, value, lower, upper, base }: Cell): boolean =>
  (status === "Q" || status === "L") && [value, lower, upper, base].some((number) => number !== null);

async function dataProblems(data: PageData, folder: string, session: Session): Promise<readonly string[]> {
  const cells = differing(data.cells, await readCells({ folder, session }));
  const months = [...new Set(data.ageCounts.map(({ month }) => month))].toSorted();
  const counts = differing(data.ageCounts, await readAgeCounts({ folder, session }, months));
  const absent = data.cells.filter(withheld).length;
  return [
    ...(cells === 0 ? [] : [`${PAGE}: ${cells} values that differ from observations.parquet`]),
    ...(counts === 0 ? [] : [`${PAGE}: ${counts} counts that differ from counts.parquet`]),
    ...(absent === 0 ? [] : [`${PAGE}: ${absent} withheld values that are not absent`]),
  ];
}

/**
 * The faults of a snapshot's page: its data compared with the snapshot's files, and every number in its text with its data.
 *
 * @example await pageProblems("output/current", session) // []
 */
export async function pageProblems(folder: string, session: Session): Promise<readonly string[]> {
  const html = await readText(join(folder, PAGE));
  const data = dataIn(html);
  if (data === null) return [`${PAGE}: its data cannot be read`];
  const wrong = wrongNumbers(html, data.cells);
  return [
    ...(await dataProblems(data, folder, session)),
    ...(wrong.length === 0
      ? []
      : [`${PAGE}: ${wrong.length} numbers that differ from their observation, such as ${wrong[0]}`]),
  ];
}
