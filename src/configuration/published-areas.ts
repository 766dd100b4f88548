import { join } from "node:path";
import { z } from "zod";
import type { Area } from "../count/count-declarations.ts";
import { readText } from "../lib/files.ts";
import { codeSchema } from "../model/codelist-schema.ts";

const published = z.object({ codelists: z.object({ REF_AREA: z.array(codeSchema) }) });

const withCities = (area: z.infer<typeof codeSchema>): Area => ({ ...area, cities: area.members ?? [area.code] });

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
