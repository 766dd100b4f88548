import { join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import { explanationOf } from "../../explain/explain-number.ts";
import type { Declared, Explanation } from "../../explain/explanation.ts";
import { explanationLines } from "../../explain/explanation-lines.ts";
import { codesAsked } from "../../explain/choose-place.ts";
import type { Asked } from "../../explain/choose-place.ts";
import { countsIn } from "../../explain/explained-inputs.ts";
import type { Language } from "../../model/codelist.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import type { Pipeline } from "../../configuration/pipeline.ts";
import { joinedSubjects } from "../../stage/joined-subjects.ts";
import { traceInStore } from "../../trace/store-trace.ts";
import type { StoreTrace } from "../../trace/store-trace.ts";
import { traceLines } from "../../trace/trace-lines.ts";
import { pipelineOfSnapshot } from "../declarations.ts";
import { sayJson } from "../say-json.ts";
import { configurationFor } from "../session.ts";
import type { JsonOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

export interface ExplainOptions extends JsonOptions {
  readonly snapshot: string;
  readonly language: Language;
  /** Whether to go down to the step files of the configured store. */
  readonly store?: boolean;
}

/** The number to explain: indicator, area, month, then codes of other dimensions. */
export type Question = readonly [indicator: string, area: string, month: string, codes: readonly string[]];

const declaredIn = ({ indicators, stage, join: joined }: Pipeline): Declared => {
  const subjects = joinedSubjects(joined, stage.subjects);
  const extracts = subjects.flatMap(({ archives }) => Object.values(archives ?? {}).map(({ table }) => table));
  return {
    indicators: indicators.declarations,
    way: { subjects: subjects.map(({ name }) => name), extracts: [...new Set(extracts)].toSorted() },
  };
};

async function explained(folder: string, asked: Asked): Promise<Explanation> {
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders: [folder] });
  const session = await database.session();
  try {
    return await explanationOf(asked, { folder, session }, declaredIn(await pipelineOfSnapshot(folder)));
  } finally {
    session.close();
    database.close();
  }
}

/** The number's lineage through the configured store. */
async function traced(
  folder: string,
  { observation, groups }: Explanation,
  options: ExplainOptions,
): Promise<StoreTrace> {
  const { paths } = await configurationFor(options);
  const month = observation.TIME_PERIOD;
  const manifest = await readManifest(folder);
  return traceInStore({
    store: paths.store,
    month,
    published: manifest?.steps[`protect/${month}`] ?? "",
    vintages: countsIn(groups).map(({ vintage }) => vintage),
  });
}

/**
 * `tilannekuva explain INDICATOR AREA MONTH [DIMENSION=CODE...]`: explains a published number from a snapshot's public files; with `--store`, down to the step
 * files and the archived deliveries.
 *
 * @throws TilannekuvaError exit 2 for an unknown indicator, area, dimension or code; exit 5 for a month that the snapshot does not cover.
 */
export async function explainCommand(
  [indicator, area, month, codes]: Question,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = { indicator, area, month, codes: codesAsked(codes) };
  const folder = await snapshotFolder(options.snapshot, options);
  const explanation = await explained(folder, asked);
  const store = options.store === true ? await traced(folder, explanation, options) : null;
  if (options.json === true) sayJson({ ...explanation, store }, terminal);
  else {
    const lines = [...explanationLines(explanation, options.language), ...(store === null ? [] : traceLines(store))];
    for (const line of lines) terminal.line(line);
  }
  return EXIT.done;
}
