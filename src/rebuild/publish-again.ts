import { join } from "node:path";
import { openContexts } from "../database/contexts.ts";
import { openDatabase } from "../database/database.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { asKnownAt } from "../model/data-vintage.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import { snapshotsFolder } from "../publish/snapshot/current.ts";
import type { Sign } from "../publish/snapshot/release.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { publishSnapshot } from "../publish/snapshot/publish-snapshot.ts";
import { auditorHere } from "../audit/store/auditor.ts";
import { bridgeFile } from "../run/yearly-bridges.ts";
import type { History } from "../history/release-history.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { vintageWorker } from "../run/vintage-steps.ts";
import { indicateRelease, observeWith } from "../run/indicate.ts";
import { presentWith } from "../run/present-release.ts";
import { prepareCounting } from "../run/counting-context.ts";
import { definitionsOf } from "../definitions/definitions-in-force.ts";
import { OFFICIAL, officialOf } from "../configuration/read-official.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { publicationGrid } from "../configuration/publication-grid.ts";
import { releaseOf } from "../run/release-of.ts";
import { publishedFolder, stopAll } from "../run/workspace.ts";
import { reconstructionFile } from "../run/past-reconstruction.ts";
import type { Workspace } from "../run/workspace.ts";

export interface RebuildInput {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  /** The folder of the snapshot to rebuild. */
  readonly snapshot: string;
  /** A new or empty folder for the rebuilt snapshot, as an output of its own. */
  readonly out: string;
}

/** Engines that read the store and write only to the scratch folder and the new output; the store is not changed. */
async function openScratch(
  { engine, paths }: Configuration,
  { scratch, out, pipeline }: { readonly scratch: string; readonly out: string; readonly pipeline: Pipeline },
): Promise<Workspace> {
  const limits = {
    ...(engine.threads === null ? {} : { threads: engine.threads }),
    ...(engine.memory_limit === null ? {} : { memoryLimit: engine.memory_limit }),
  };
  const secure = await openDatabase({ ...limits, temporary: join(scratch, "tmp"), folders: [paths.store, scratch] });
  const open = await openDatabase({
    ...limits,
    temporary: join(scratch, "spilled"),
    folders: [publishedFolder(paths.store), out],
  });
  const contexts = await openContexts(secure, { store: scratch, count: 1 });
  // Nothing is audited again: what was published has passed its audit.
  const auditor = auditorHere(publicationGrid(pipeline));
  return {
    secure,
    contexts,
    auditor,
    open,
    stop: () => stopAll({ secure, open, auditor }),
    close: async () => {
      await contexts.close();
      secure.close();
      open.close();
    },
  };
}

interface Sources {
  readonly history: History;
  readonly deliveries: readonly DeliveryRecord[];
  /** Absent where the snapshot is not signed again. */
  readonly sign: Sign | undefined;
}

/**
 * Repeats the steps from the wall to the snapshot, under the present definitions, with what the store knew then;
 * returns the snapshot's folder.
 */
export async function publishAgain(
  { pipeline, configuration, snapshot, out }: RebuildInput,
  { vintage, held_deliveries: heldDeliveries, presentation, files }: Manifest,
  { history, deliveries, sign }: Sources,
): Promise<string> {
  await using scratch = await temporaryFolder();
  const workspace = await openScratch(configuration, { scratch: scratch.path, out, pipeline });
  try {
    const at = (paths: Partial<Configuration["paths"]>): Configuration => ({
      ...configuration,
      // The publisher and the official statistics are those of the original snapshot.
      ...presentation,
      paths: { ...configuration.paths, ...paths },
    });
    const prepared = await prepareCounting({ pipeline, configuration: at({ store: scratch.path }), workspace });
    const official = files.includes(OFFICIAL) ? await officialOf(snapshot) : prepared.official;
    const counting = { ...prepared, official, configuration: at({ output: out }) };
    const work = vintageWorker(counting)({ ...asKnownAt(deliveries, vintage), knownAt: vintage });
    const counted = {
      newest: work.vintage,
      history,
      shown: history,
      bridge: await bridgeFile(work, history.bridges),
      reconstruction: await reconstructionFile(work, history.reconstruction),
    };
    const definitions = definitionsOf({ ...counting, engine: workspace.secure.engine });
    const release = await releaseOf({ counting, definitions, counted, deliveries, heldDeliveries });
    const to = { output: out, database: workspace.open };
    const indicated = await indicateRelease(release, { ...to, observe: observeWith(pipeline) });
    const { id } = await publishSnapshot(release, { ...to, indicated, present: presentWith(pipeline), sign });
    return join(snapshotsFolder(out), id);
  } finally {
    await workspace.close();
  }
}
