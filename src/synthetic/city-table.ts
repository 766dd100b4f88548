import { parse } from "csv-parse/sync";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readText } from "../lib/files.ts";
import { countryFolder } from "./engine.ts";

const count = z.coerce.number("write a whole number").int("write a whole number");

const city = z.strictObject({
  municipality: z.string().regex(/^\d{3,4}$/, "write three or four digits"),
  name: z.string().min(1),
  residents: count.min(1),
  foreign_language_permille: count.min(0).max(1000),
  employed: count.min(1),
  unemployed: count.min(1),
  employment_shift_permille: count,
});

const cities = z
  .array(city)
  .min(1, "name at least one city")
  .refine((rows) => new Set(rows.map(({ municipality }) => municipality)).size === rows.length, "names a city twice");

/** The cities that the country's people live in, with the levels that they are drawn by. */
export interface Cities {
  /** The table, CSV. */
  readonly file: string;
  /** The municipalities' numbers, in its order. */
  readonly municipalities: readonly string[];
}

/** The six largest cities. */
export const SIX_CITIES = join(countryFolder, "reference", "cities.csv");

function rowsIn(file: string, text: string): unknown {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    throw new TilannekuvaError(`${file}: is not a table of comma-separated values`, {
      exitCode: EXIT.usage,
      advice: "Copy the example of docs/synthetic-country.md.",
      cause,
    });
  }
}

/**
 * The cities of a table, in the form of the package's `cities.csv`.
 *
 * @throws TilannekuvaError exit 2 that names file, line and column.
 * @example (await readCities(SIX_CITIES)).municipalities // ["091", "049", "837", "092", "564", "853"]
 */
export async function readCities(file: string): Promise<Cities> {
  const read = cities.safeParse(rowsIn(file, await readText(file)));
  if (read.success) return { file, municipalities: read.data.map(({ municipality }) => municipality) };
  const facts = read.error.issues.map(({ path: [row, ...column], message }) =>
    typeof row === "number" ? `${file}: line ${row + 2}: ${column.join(".")}: ${message}` : `${file}: ${message}`,
  );
  throw new TilannekuvaError(facts, {
    exitCode: EXIT.usage,
    advice: "Correct the table; docs/synthetic-country.md has an example.",
  });
}

/**
 * Requires that a municipality is one of the cities.
 *
 * @throws TilannekuvaError exit 2 that names the table.
 * @example requireCity("049", await readCities(SIX_CITIES));
 */
export function requireCity(municipality: string, { file, municipalities }: Cities): void {
  if (municipalities.includes(municipality)) return;
  throw new TilannekuvaError(`${municipality}: is no city of ${file}`, {
    exitCode: EXIT.usage,
    advice: `Give one of its municipalities: ${municipalities.join(", ")}.`,
  });
}
