import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readBytes } from "../lib/files.ts";
import { isInside } from "../lib/inside.ts";
import { filesUnder } from "../publish/snapshot/checksums.ts";
import { readManifest } from "../publish/snapshot/current.ts";
import { SIGNATURE } from "../publish/snapshot/signature-file.ts";
import { readInputs } from "../publish/snapshot/snapshot-inputs.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { publishedLinkageRates } from "../publish/snapshot/published-linkage.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { differingParts } from "./rebuild-reasons.ts";
import { deliveriesOf, historyOf } from "./rebuild-sources.ts";
import type { RebuildInput } from "./publish-again.ts";
import { publishAgain } from "./publish-again.ts";
import { signedAgain } from "./sign-again.ts";

/** How a rebuilt snapshot compares with the published one. */
export interface Rebuilt {
  readonly identical: boolean;
  /** Every file of either snapshot that is compared; none if it could not be rebuilt. */
  readonly files: readonly { readonly file: string; readonly same: boolean }[];
  /** Why it differs, or could not be rebuilt. */
  readonly reasons: readonly string[];
  /** What was not compared, and why. */
  readonly notes: readonly string[];
  /** The folder of the rebuilt snapshot; null if it could not be rebuilt. */
  readonly folder: string | null;
}

const usage = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

/** Refuses a folder that would interfere with the store, the inbox or the published output. */
async function requireApart(out: string, { inbox, store, output }: Configuration["paths"]): Promise<void> {
  const place = resolve(out);
  if ([inbox, store, output].some((folder) => isInside(place, folder)))
    throw usage(`${out}: lies in the inbox, the store or the output`, "Name a new folder elsewhere.");
  await mkdir(place, { recursive: true });
  if ((await readdir(place)).length > 0) throw usage(`${out} is not empty`, "Name a new folder.");
}

async function compared(
  snapshot: string,
  made: string,
  isCompared: (file: string) => boolean,
): Promise<Rebuilt["files"]> {
  const [before, now] = [(await filesUnder(snapshot)).filter(isCompared), await filesUnder(made)];
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
 * Rebuilds an earlier snapshot from the store: the published counts from its history, all other facts from the archive,
 * under the present definitions; then compares every file with the original. The store is read but not changed, and no
 * lock is needed: its history is replaced atomically, and its other files never change. Intermediate results go to a
 * temporary folder.
 *
 * @throws TilannekuvaError (usage) when `snapshot` is none, or `out` is not a new folder apart from store and output.
 * @example
 * const { identical, reasons } = await rebuild({ pipeline, configuration, snapshot, out });
 */
export async function rebuild(given: RebuildInput): Promise<Rebuilt> {
  const { snapshot, out, pipeline, configuration } = given;
  const { store } = configuration.paths;
  const manifest = await manifestOf(snapshot);
  await requireApart(out, configuration.paths);
  const history = await historyOf(manifest, {
    store,
    limits: pipeline.audit.limits,
    linkage: await publishedLinkageRates(snapshot),
  });
  const deliveries = await deliveriesOf(await readInputs(snapshot, manifest), store);
  if (history.value === null || deliveries.value === null) {
    return {
      identical: false,
      files: [],
      reasons: [...history.lacking, ...deliveries.lacking],
      notes: [],
      folder: null,
    };
  }
  const { sign, notes } = await signedAgain(snapshot, configuration.signing);
  const folder = await publishAgain(given, manifest, { history: history.value, deliveries: deliveries.value, sign });
  const files = await compared(snapshot, folder, (file) => file !== SIGNATURE || sign !== undefined);
  const reasons = differingParts(manifest, await manifestOf(folder));
  return { identical: files.every(({ same }) => same), files, reasons, notes, folder };
}
