import { z } from "zod";
import { LANGUAGES } from "../model/codelist.ts";

const text = z.string().regex(/^[^\p{Cc}]+$/u, "write a text of one line");
const names = z.strictObject({ fi: text, sv: text, en: text });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write a month such as 2026-05");
/** Codes are part of file names. `FI` is the whole country in official series. */
const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,11}$/, "write capital letters and digits, beginning with a letter, such as KU235")
  .refine((written) => written !== "FI", "FI is the whole country; choose another code");

const spoken = { code, names, inside: names, of: names };

const city = z
  .strictObject({
    ...spoken,
    municipality: z.string().regex(/^\d{3,4}$/, 'write its number of three or four digits in quotes, such as "235"'),
    valid_from: month.nullable().default(null),
    valid_until: month.nullable().default(null),
  })
  .refine(({ valid_from: from, valid_until: until }) => from === null || until === null || from <= until, {
    path: ["valid_until"],
    error: "is before valid_from",
  });

const together = z.strictObject({ ...spoken, short: names });

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Given {
  readonly cities: readonly z.infer<typeof city>[];
  readonly together: z.infer<typeof together> | null;
}

/** The cities that repeat a code or a number of an earlier one. */
const repeated = ({ cities }: Given): readonly Fault[] =>
  (["code", "municipality"] as const).flatMap((key) =>
    cities.flatMap((one, at) =>
      cities.findIndex((other) => other[key] === one[key]) < at
        ? [{ path: ["cities", at, key], message: `${one[key]} is that of an earlier city too` }]
        : [],
    ),
  );

/** What is wrong with the area of all cities together. */
function faultsOfTotal({ cities, together: total }: Given): readonly Fault[] {
  if (cities.length > 1 && total === null)
    return [{ path: ["together"], message: "is missing: the area of all cities together" }];
  if (cities.length === 1 && total !== null)
    return [{ path: ["together"], message: "remove it: a single city is the whole" }];
  return cities.some(({ code: own }) => own === total?.code)
    ? [{ path: ["together", "code"], message: "is the code of a city" }]
    : [];
}

/** The file of areas. */
export const areasFileSchema = z
  .strictObject({ cities: z.array(city).min(1, "name at least one city"), together: together.nullable().default(null) })
  .superRefine((given, context) => {
    for (const { path, message } of [...repeated(given), ...faultsOfTotal(given)])
      context.addIssue({ code: "custom", path: [...path], message });
  });

/** The areas as the file names them. */
export type AreasFile = z.infer<typeof areasFileSchema>;

const inLanguages = (key: string): readonly string[] => [key, ...LANGUAGES.map((language) => `${key}.${language}`)];

/** All known keys of a file with so many cities, dotted. */
export const areasKeys = (cities: number): readonly string[] => [
  "cities",
  "together",
  ...Array.from({ length: cities }, (_, at) => `cities.${at}`).flatMap((entry) =>
    ["code", "municipality", "valid_from", "valid_until"]
      .map((key) => `${entry}.${key}`)
      .concat(["names", "inside", "of"].flatMap((key) => inLanguages(`${entry}.${key}`))),
  ),
  "together.code",
  ...["names", "short", "inside", "of"].flatMap((key) => inLanguages(`together.${key}`)),
];
