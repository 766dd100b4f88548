import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openContexts } from "../database/contexts.ts";
import { openDatabase } from "../database/database.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readBytes } from "../lib/files.ts";
import { isInside } from "../lib/inside.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { asKnownAt } from "../lib/vintage.ts";
import type { DeliveryRecord } from "../lib/delivery.ts";
import { filesUnder } from "../publish/checksums.ts";
import { readManifest } from "../publish/current.ts";
import { readInputs } from "../publish/inputs.ts";
import type { Manifest } from "../publish/manifest.ts";
import type { Publication } from "../publish/publish.ts";
import { toldLinkage } from "../publish/told-linkage.ts";
import type { Observe, Present } from "../publish/release.ts";
import { auditorHere } from "../protect/audit/auditor.ts";
import { bridgeFile } from "./bridge.ts";
import type { History } from "./chains.ts";
import type { Configuration } from "./configuration.ts";
import { vintageWorker } from "./count-all.ts";
import { prepareCounting } from "./counting.ts";
import { definitionsOf } from "./definitions.ts";
import { OFFICIAL, officialOf } from "./official.ts";
import type { Pipeline } from "./pipeline.ts";
import { publicationGrid } from "./publication.ts";
import { differingParts } from "./rebuild-reasons.ts";
import { deliveriesOf, historyOf } from "./rebuild-sources.ts";
import { publishNight } from "./release.ts";
import { publishedFolder, stopAll } from "./workspace.ts";
import { reconstructionFile } from "./reconstructed.ts";
import type { Workspace } from "./workspace.ts";

export interface Rebuilding {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  /** Makes the observations from published counts. */
  readonly observe: Observe;
  readonly present: Present;
  /** Folder of the snapshot that is made again. */
  readonly snapshot: string;
  /** A new or empty folder to make it in, as an output of its own. */
  readonly out: string;
}

/** How a snapshot that was made again compares with the published one. */
export interface Rebuilt {
  readonly identical: boolean;
  /** Every file of either; none when it could not be made. */
  readonly files: readonly { readonly file: string; readonly same: boolean }[];
  /** Why it cannot be the same, or could not be made. */
  readonly reasons: readonly string[];
  /** What was made; null when nothing could be. */
  readonly folder: string | null;
}

const usage = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

/** Nothing that was published, or that lies in the store, may be in the way of what is made again. */
async function requireApart(out: string, { inbox, store, output }: Configuration["paths"]): Promise<void> {
  const place = resolve(out);
  if ([inbox, store, output].some((folder) => isInside(place, folder)))
    throw usage(`${out}: lies in the inbox, the store or the output`, "Name a new folder elsewhere.");
  await mkdir(place, { recursive: true });
  if ((await readdir(place)).length > 0) throw usage(`${out} is not empty`, "Name a new folder.");
}

/** Engines that read the store and write to the scratch folder and the new output alone: the store stays as it is. */
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
  // Nothing is audited anew: what was published passed its audit.
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
}

/** The way from the wall to the snapshot, under the definitions of now, with what the store knew then. */
async function publishAgain(
  { pipeline, configuration, observe, present, snapshot, out }: Rebuilding,
  { vintage, held_deliveries: heldDeliveries, presentation, files }: Manifest,
  { history, deliveries }: Sources,
): Promise<Publication> {
  await using scratch = await temporaryFolder();
  const workspace = await openScratch(configuration, { scratch: scratch.path, out, pipeline });
  try {
    const at = (paths: Partial<Configuration["paths"]>): Configuration => ({
      ...configuration,
      // Who publishes, and what the official statistics were, is said as it was said then.
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
    return await publishNight({ counting, definitions, counted, observe, present, deliveries, heldDeliveries });
  } finally {
    await workspace.close();
  }
}

async function compared(snapshot: string, made: string): Promise<Rebuilt["files"]> {
  const [before, now] = [await filesUnder(snapshot), await filesUnder(made)];
  const files: { file: string; same: boolean }[] = [];
  for (const file of [...new Set([...before, ...now])].toSorted()) {
    const inBoth = before.includes(file) && now.includes(file);
    const same = inBoth && (await readBytes(join(snapshot, file))).equals(await readBytes(join(made, file)));
    files.push({ file, same });
  }
  return files;
}

async function manifestOf(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest !== null) return manifest;
  throw usage(`${folder} is no snapshot: it has no valid manifest.json`, "Name a folder of output/snapshots.");
}

/**
 * Makes an earlier snapshot again from the store: the published counts as its history has them, all that is said about them from the
 * archive, under the definitions of now; then compares every file with the snapshot's. The store is read and not changed, and no lock is
 * needed: its history is one file that is there whole, and its other files never change. What is made on the way lies in a temporary folder.
 *
 * @throws TilannekuvaError (usage) when `snapshot` is none, or `out` is not a new folder apart from store and output.
 * @example
 * const { identical, reasons } = await rebuild({ pipeline, configuration, observe, present, snapshot, out });
 */
export async function rebuild(given: Rebuilding): Promise<Rebuilt> {
  const { snapshot, out, pipeline, configuration } = given;
  const { store } = configuration.paths;
  const manifest = await manifestOf(snapshot);
  await requireApart(out, configuration.paths);
  const history = await historyOf(manifest, {
    store,
    limits: pipeline.audit.limits,
    linkage: await toldLinkage(snapshot),
  });
  const deliveries = await deliveriesOf(await readInputs(snapshot, manifest), store);
  if (history.value === null || deliveries.value === null) {
    return { identical: false, files: [], reasons: [...history.lacking, ...deliveries.lacking], folder: null };
  }
  const { folder } = await publishAgain(given, manifest, { history: history.value, deliveries: deliveries.value });
  const files = await compared(snapshot, folder);
  const reasons = differingParts(manifest, await manifestOf(folder));
  return { identical: files.every(({ same }) => same), files, reasons, folder };
}
