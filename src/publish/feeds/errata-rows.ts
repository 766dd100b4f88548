import { z } from "zod";
import type { Language } from "../../model/codelist.ts";
import { inEach } from "./entry.ts";
import type { Entry, EntryText } from "./entry.ts";
import { paragraph } from "./feed-markup.ts";
import type { FeedNames } from "./feed-names.ts";

const textField = z
  .string()
  .min(1, "must be filled in")
  .max(4000, "has more than 4000 characters")
  .regex(/^[^\p{Cc}]*(\r?\n[^\p{Cc}]*)*$/u, "has an invisible character");

/** A row of the list. */
export const rowSchema = z.object({
  date: z.iso.date("is no day such as 2026-10-17"),
  snapshot: z
    .string()
    .regex(
      /^(\d{4}-\d{2}-\d{2}T\d{4}Z-[0-9a-f]{12})?$/,
      "is neither empty nor a snapshot's id such as 2026-10-17T0000Z-3f9a1c0b7d42",
    ),
  indicator: z.string(),
  area: z.string(),
  text_fi: textField,
  text_sv: textField,
  text_en: textField,
});

/** A correction as in its row. */
export type Erratum = z.infer<typeof rowSchema>;

const TITLE = { fi: "Korjaus", sv: "Rättelse", en: "Correction" } as const;

/** Date, snapshot, indicator and area identify a correction: its text may be edited, and it remains the same entry. */
const nameOf = ({ date, snapshot, indicator, area }: Erratum): string =>
  `correction/${date}/${snapshot}/${indicator}/${area}`;

/** A correction as an entry of the feeds. */
export function entryOf(erratum: Erratum, feedNames: FeedNames): Entry {
  const { date, snapshot, indicator, area } = erratum;
  const written: Readonly<Record<Language, string>> = { fi: erratum.text_fi, sv: erratum.text_sv, en: erratum.text_en };
  return {
    kind: "correction",
    name: nameOf(erratum),
    at: `${date}T00:00`,
    areas: area === "" ? null : [area],
    snapshot: snapshot === "" ? null : snapshot,
    shows: { ...(area === "" ? {} : { area }), ...(indicator === "" ? {} : { indicator }) },
    texts: inEach((language): EntryText => {
      const about = [
        area === "" ? "" : feedNames.name("REF_AREA", area, language),
        indicator === "" ? "" : feedNames.name("INDICATOR", indicator, language),
      ].filter((part) => part !== "");
      return {
        title: [TITLE[language], ...about].join(": "),
        html: written[language]
          .split(/\r?\n/)
          .filter((line) => line.trim() !== "")
          .map(paragraph)
          .join(""),
      };
    }),
  };
}
