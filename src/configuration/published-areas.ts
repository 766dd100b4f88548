import { join } from "node:path";
import { z } from "zod";
import type { Area } from "../count/count-declarations.ts";
import { readText } from "../lib/files.ts";

const names = z.object({ fi: z.string(), sv: z.string(), en: z.string() }).readonly();

const forms = z
  .object({
    short: names,
    inside: names,
    of: names,
    title: names.exactOptional(),
    all: names.exactOptional(),
    ofAll: names.exactOptional(),
  })
  .readonly();

const published = z.object({
  codelists: z.object({
    REF_AREA: z.array(
      z
        .object({
          code: z.string(),
          names,
          forms: forms.exactOptional(),
          members: z.array(z.string()).readonly().exactOptional(),
          validFrom: z.string().exactOptional(),
          validUntil: z.string().exactOptional(),
        })
        .readonly(),
    ),
  }),
});

const withCities = (area: z.infer<typeof published>["codelists"]["REF_AREA"][number]): Area => ({
  ...area,
  cities: area.members ?? [area.code],
});

/**
 * The areas of a snapshot, from its codelists.json; null where an earlier version published it, which did not publish
 * what the areas cover.
 *
 * @example (await publishedAreas("output/current"))?.map(({ code }) => code) // ["KU091", …, "C6"]
 */
export async function publishedAreas(snapshot: string): Promise<readonly Area[] | null> {
  const { codelists } = published.parse(JSON.parse(await readText(join(snapshot, "codelists.json"))));
  const areas = codelists.REF_AREA.map(withCities);
  return areas.length > 1 && areas.every(({ members }) => members === undefined) ? null : areas;
}
