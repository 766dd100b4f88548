import { join } from "node:path";
import { z } from "zod";
import { readText } from "../../lib/files.ts";
import type { Indicator } from "../../indicators/declaration.ts";
import type { Code } from "../../model/codelist.ts";
import type { FigureWarning } from "../../model/figure-warning.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";

const schema = z.object({
  warnings: z
    .array(
      z.object({
        warning: z.enum(["doubled", "silent_payers"]),
        indicator: z.string(),
        area: z.string(),
        background: z.string(),
        month: z.string(),
        value: z.number(),
        usual: z.number().nullable(),
      }),
    )
    .readonly(),
});

const percent = (value: number): string => `${value.toFixed(1)} %`;

/** Names of the pipeline's codes. */
interface Named {
  readonly areas: ReadonlyMap<string, string>;
  readonly backgrounds: ReadonlyMap<string, string>;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

const english = (codes: readonly Code[]): ReadonlyMap<string, string> =>
  new Map(codes.map(({ code, names }) => [code, names.en]));

function namesIn({ count, indicators: { declarations, vocabulary } }: Pipeline): Named {
  return {
    areas: english(count.areas),
    backgrounds: english(vocabulary.codelists["BACKGROUND"] ?? []),
    indicators: new Map(declarations.map((declared) => [declared.id, declared])),
  };
}

function doubledLine({ indicator: id, area, month, value, usual }: FigureWarning, named: Named): string {
  const indicator = named.indicators.get(id);
  const what = `${indicator?.names.en ?? id}, ${named.areas.get(area) ?? area}: ${percent(value)} in ${month}`;
  return `Warning: ${what}, at most ${percent(usual ?? 0)} the month before. ${indicator?.warnsWhenDoubled?.en ?? ""}`.trim();
}

/** One line for each background and month, whatever the number of areas. */
function silentLine([first, ...others]: readonly [FigureWarning, ...FigureWarning[]], named: Named): string {
  const { background, month } = first;
  const areas = [first, ...others].map(
    ({ area, value, usual }) =>
      `${named.areas.get(area) ?? area} ${percent(value)}${usual === null ? "" : `, usually ${percent(usual)}`}`,
  );
  return (
    `Warning: unusually many payers have not reported: they are late, or have closed. Wage earners of the month before ` +
    `(${named.backgrounds.get(background) ?? background}) none of whose payers has reported for ${month}: ${areas.join("; ")}. ` +
    `Figures for the month have a wider interval, or no value yet.`
  );
}

function linesOf(warnings: readonly FigureWarning[], named: Named): readonly string[] {
  const silent = warnings.filter(({ warning }) => warning === "silent_payers");
  const groups = [...Map.groupBy(silent, ({ background, month }) => `${month} ${background}`).values()];
  return [
    ...groups.map(([first, ...others]) => silentLine([first!, ...others], named)),
    ...warnings.filter(({ warning }) => warning === "doubled").map((warning) => doubledLine(warning, named)),
  ];
}

/** The newest months, whose warnings are shown; quality.json has those of older ones. */
const NEWEST = 2;

/**
 * The warnings about figures of the newest months, as lines for the terminal.
 *
 * @throws SyntaxError, ZodError or an error of the file system when the snapshot has no readable quality.json
 */
export async function warningLines(snapshot: string, pipeline: Pipeline): Promise<readonly string[]> {
  const { warnings } = schema.parse(JSON.parse(await readText(join(snapshot, "quality.json"))));
  const months = (await readManifest(snapshot))?.months.slice(-NEWEST) ?? [];
  const lines = linesOf(
    warnings.filter(({ month }) => months.includes(month)),
    namesIn(pipeline),
  );
  return lines.length === 0 ? [] : [...lines, ""];
}
