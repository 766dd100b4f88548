import { z } from "zod";
import { LANGUAGES } from "../model/codelist.ts";

const text = z.string().regex(/^[^\p{Cc}]+$/u, "write a text of one line");
const names = z.strictObject({ fi: text, sv: text, en: text }).readonly();
const period = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write a month such as 2025-06; for a year its last month, 2024-12");
const day = z.iso.date("write a day such as 2026-08-01");

const described = {
  names,
  definition: names,
  source: z
    .strictObject({
      names,
      url: z.url({ protocol: /^https?$/, error: "write the address of the table, https://…" }),
      licence: text,
      retrieved: day,
    })
    .readonly(),
  indicator: text,
  area: text,
  background: text,
  sex: text,
  unit: text,
  decimals: z.int().min(0).max(6),
};

/** A series in its file. */
export const fileSchema = z.strictObject({ ...described, values: z.record(period, z.number()) });

/** All known keys, dotted. */
export const KEYS = Object.keys(fileSchema.shape).concat(
  ["names", "definition", "source.names"].flatMap((key) => LANGUAGES.map((language) => `${key}.${language}`)),
  Object.keys(described.source.unwrap().shape).map((key) => `source.${key}`),
);

/** A series as read from its file. */
export type SeriesFile = z.infer<typeof fileSchema>;

/** The series of a snapshot. */
export const publishedSchema = z.array(
  z.strictObject({
    id: z.string(),
    ...described,
    values: z.array(z.strictObject({ period, value: z.number() }).readonly()).readonly(),
  }),
);
