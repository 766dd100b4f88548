import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { FigureWarning } from "../../lib/warnings.ts";
import { readManifest } from "../../publish/current.ts";
import type { Pipeline } from "../../run/pipeline.ts";

const schema = z.object({
  warnings: z
    .array(
      z.object({
        warning: z.literal("doubled"),
        indicator: z.string(),
        area: z.string(),
        background: z.string(),
        month: z.string(),
        value: z.number(),
        usual: z.number(),
      }),
    )
    .readonly(),
});

const percent = (value: number): string => `${value.toFixed(1)} %`;

function lineOf({ indicator: id, area, month, value, usual }: FigureWarning, pipeline: Pipeline): string {
  const indicator = pipeline.indicators.declarations.find((declared) => declared.id === id);
  const place = pipeline.count.areas.find(({ code }) => code === area)?.names.en ?? area;
  const what = `${indicator?.names.en ?? id}, ${place}: ${percent(value)} in ${month}`;
  return `Warning: ${what}, at most ${percent(usual)} the month before. ${indicator?.warnsWhenDoubled?.en ?? ""}`.trim();
}

/** Newest months whose warnings are told; older ones stand in quality.json. */
const NEWEST = 2;

/**
 * What has to be known before the figures of the newest months, as lines for the terminal.
 *
 * @throws SyntaxError, ZodError or an error of the file system when the snapshot has no readable quality.json
 */
export async function warningLines(snapshot: string, pipeline: Pipeline): Promise<readonly string[]> {
  const { warnings } = schema.parse(JSON.parse(await readFile(join(snapshot, "quality.json"), "utf8")));
  const months = (await readManifest(snapshot))?.months.slice(-NEWEST) ?? [];
  return warnings.filter(({ month }) => months.includes(month)).map((warning) => lineOf(warning, pipeline));
}
