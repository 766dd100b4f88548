import { join } from "node:path";
import { z } from "zod";
import { isThere, readText } from "../../lib/files.ts";
import { codeSchema, namesSchema } from "../../model/codelist-schema.ts";
import type { OfficialSeries } from "../../model/official-series.ts";
import type { Freshness, PageData, PageIndicator } from "../picture.ts";

const side = z.object({ rate: namesSchema, beside: namesSchema, short: namesSchema });

const phrases = z.object({
  situation: z.enum(["gap", "young", "sexes"]).exactOptional(),
  subject: namesSchema,
  short: namesSchema,
  minuend: side.exactOptional(),
  subtrahend: side.exactOptional(),
  persons: z.record(z.string(), namesSchema).exactOptional(),
});

const compares = z.object({ rate: z.string(), along: z.string(), minuend: z.string(), subtrahend: z.string() });

const indicator = z.object({
  code: z.string(),
  names: namesSchema,
  definitions: namesSchema,
  unit: z.string(),
  decimals: z.number(),
  direction: z.enum(["up", "down", "none"]),
  objective: z.number().nullable(),
  // Older snapshots have no phrases.
  phrases: phrases.exactOptional(),
  compares: compares.exactOptional(),
});

const objective = z.object({ id: z.string(), text: namesSchema, indicator: z.string() });

const vocabulary = z.object({
  codelists: z.record(z.string(), z.array(codeSchema)),
  indicators: z.array(indicator),
  // Older snapshots name no programmes.
  programmes: z
    .array(
      z.object({
        id: z.string(),
        area: z.string(),
        names: namesSchema,
        source: z.string(),
        objectives: z.array(objective),
      }),
    )
    .default([]),
});

const official = z.array(
  z.object({
    id: z.string(),
    names: namesSchema,
    definition: namesSchema,
    source: z.object({ names: namesSchema, url: z.string(), licence: z.string(), retrieved: z.string() }),
    indicator: z.string(),
    area: z.string(),
    background: z.string(),
    sex: z.string(),
    unit: z.string(),
    decimals: z.number(),
    values: z.array(z.object({ period: z.string(), value: z.number() })),
  }),
);

const quality = z.object({
  freshness: z
    .array(
      z.object({
        table: z.string(),
        newest_period: z.string(),
        delivered_at: z.string(),
        due: z.string().nullable().default(null),
      }),
    )
    .default([]),
  not_released: z.array(z.object({ month: z.string(), since: z.string() })).default([]),
});

const jsonIn = async (folder: string, file: string): Promise<unknown> => JSON.parse(await readText(join(folder, file)));

/** The dimensions and lists whose codes the page shows. */
const LISTS = ["BACKGROUND", "SEX", "AGE", "PERMIT_GROUND", "STAY", "OBS_STATUS", "REVISION", "UNIT_MEASURE"] as const;

/** The codes and indicators of a snapshot, with their names. */
export async function readVocabulary(
  folder: string,
): Promise<Pick<PageData, "areas" | "codelists" | "programmes"> & { readonly indicators: readonly PageIndicator[] }> {
  const { codelists, indicators, programmes } = vocabulary.parse(await jsonIn(folder, "codelists.json"));
  return {
    areas: codelists["REF_AREA"] ?? [],
    codelists: Object.fromEntries(LISTS.map((list) => [list, codelists[list] ?? []])),
    indicators,
    programmes,
  };
}

/** The freshness of the extracts, and the months that the newest release did not work on. */
export interface ReleaseState {
  readonly freshness: readonly Freshness[];
  readonly notReleased: readonly { readonly month: string; readonly since: string }[];
}

/** What a snapshot's quality.json says about the extracts. */
export async function readReleaseState(folder: string): Promise<ReleaseState> {
  const { freshness, not_released: notReleased } = quality.parse(await jsonIn(folder, "quality.json"));
  return {
    freshness: freshness.map(({ table, newest_period, delivered_at, due }) => ({
      table,
      newestPeriod: newest_period,
      deliveredAt: delivered_at,
      due,
    })),
    notReleased,
  };
}

/** The official series shown beside the snapshot's own. */
export const readOfficial = async (folder: string): Promise<readonly OfficialSeries[]> =>
  // Older snapshots have no such file.
  (await isThere(join(folder, "official.json"))) ? official.parse(await jsonIn(folder, "official.json")) : [];
