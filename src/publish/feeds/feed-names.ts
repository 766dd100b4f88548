import { join } from "node:path";
import { z } from "zod";
import type { Language, Names } from "../../model/codelist.ts";
import { readText } from "../../lib/files.ts";

const names = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
const code = z.object({ code: z.string(), names });

const schema = z.object({
  codelists: z.record(z.string(), z.array(code)),
  indicators: z.array(code.extend({ unit: z.string(), decimals: z.number() })),
});

/** The names used in feeds. */
export interface FeedNames {
  /** Codes of REF_AREA, in the order of display. */
  readonly areas: readonly string[];
  /** Ids of the indicators that are gaps, the headlines, with the decimals shown. */
  readonly gaps: ReadonlyMap<string, number>;
  readonly indicators: readonly string[];
  /** A code's name; the code itself where the snapshot no longer knows it. */
  readonly name: (list: string, code: string, language: Language) => string;
  /** The name of the publication. */
  readonly title: Names;
}

/** The unit of the headlines, which are differences. */
const GAP = "PP";

/**
 * The names of a snapshot's codes.
 *
 * @throws SyntaxError, ZodError or an error of the file system where its codelists.json is not what it should be.
 */
export async function feedNamesOf(snapshot: string): Promise<FeedNames> {
  const { codelists, indicators } = schema.parse(JSON.parse(await readText(join(snapshot, "codelists.json"))));
  const lists: Readonly<Record<string, readonly z.infer<typeof code>[]>> = { ...codelists, INDICATOR: indicators };
  const known = new Map(
    Object.entries(lists).flatMap(([list, codes]) => codes.map((one) => [`${list} ${one.code}`, one.names] as const)),
  );
  const [dataflow] = codelists["DATAFLOW"] ?? [];
  return {
    areas: (codelists["REF_AREA"] ?? []).map((area) => area.code),
    gaps: new Map(indicators.filter(({ unit }) => unit === GAP).map((one) => [one.code, one.decimals])),
    indicators: indicators.map((indicator) => indicator.code),
    name: (of, value, language) => known.get(`${of} ${value}`)?.[language] ?? value,
    title: dataflow?.names ?? { fi: "Tilannekuva", sv: "Tilannekuva", en: "Tilannekuva" },
  };
}
