import { rmdirSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openContexts } from "../database/contexts.ts";
import type { Contexts } from "../database/contexts.ts";
import { openDatabase } from "../database/database.ts";
import type { Database } from "../database/database.ts";
import { errorCode } from "../lib/error-code.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { openAuditor } from "../audit/store/auditor.ts";
import type { Auditor } from "../audit/store/auditor.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { publicationGrid } from "../configuration/publication-grid.ts";

/** The engines of a run, one on each side of the wall. */
export interface Workspace {
  /** Left of the wall: reads the inbox and the store. */
  readonly secure: Database;
  readonly contexts: Contexts;
  /** Audits proposals, on cores of its own. */
  readonly auditor: Auditor;
  /** Right of the wall: reads published counts and the output, and cannot open anything else. */
  readonly open: Database;
  /** Stops the engines and the auditors at once; they accept no more work. */
  stop(): void;
  /** Waits for work in progress, then closes the engines. */
  close(): Promise<void>;
}

// Steps are small compared with the engine's own parallelism: several at a time keep the cores busy while one of them
// writes its file.
const SESSIONS = 4;

const limits = ({ threads, memory_limit }: Configuration["engine"]) => ({
  ...(threads === null ? {} : { threads }),
  ...(memory_limit === null ? {} : { memoryLimit: memory_limit }),
});

/**
 * The folder of the protected counts: with the bridge, the only part of the store that may be read to the right of the
 * wall.
 */
export const publishedFolder = (store: string): string => join(store, "published");

/** The folder of the protected bridge to the annual register. */
export const bridgeFolder = (store: string): string => join(store, "published_bridge");

/** Removes a folder if it is empty; a parallel run may still spill into it. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is not empty, or no longer exists.
  }
}

const NO_FOLDER: ReadonlySet<unknown> = new Set(["EEXIST", "ENOTDIR"]);

async function makeFolder(key: string, path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode });
    if (key === "store") await chmod(path, mode);
  } catch (cause) {
    // A path that is not a folder is an error in the configuration; what the machine refuses is the machine's error.
    if (!NO_FOLDER.has(errorCode(cause))) throw cause;
    throw new TilannekuvaError(`paths.${key}: the folder cannot be made or used: ${path}`, {
      exitCode: EXIT.usage,
      advice: "Check the path in the configuration: something on it is a file.",
      cause,
    });
  }
}

/** Stops engines and auditors at once. */
export function stopAll({ secure, open, auditor }: Pick<Workspace, "secure" | "open" | "auditor">): void {
  secure.stop();
  open.stop();
  void auditor.close();
}

/**
 * Makes the store's folders and opens the engines of a run.
 *
 * @throws TilannekuvaError exit 2 where a path of the configuration is not a folder, 74 where the machine does not
 *   allow it.
 * @example const workspace = await openWorkspace(configuration, nightly); … await workspace.close();
 */
export async function openWorkspace(configuration: Configuration, pipeline: Pipeline): Promise<Workspace> {
  const { inbox, store, output } = configuration.paths;
  await makeFolder("store", store, 0o700);
  await makeFolder("output", output, 0o755);
  const engine = limits(configuration.engine);
  const secure = await openDatabase({ ...engine, temporary: join(store, "tmp"), folders: [store, inbox] });
  const spilled = join(output, ".tmp");
  const open = await openDatabase({
    ...engine,
    temporary: spilled,
    folders: [publishedFolder(store), bridgeFolder(store), output],
  });
  const contexts = await openContexts(secure, { store, count: SESSIONS });
  const auditor = openAuditor(publicationGrid(pipeline), configuration.engine.threads ?? undefined);
  return {
    secure,
    contexts,
    auditor,
    open,
    stop: () => stopAll({ secure, open, auditor }),
    close: async () => {
      await contexts.close();
      await auditor.close();
      secure.close();
      open.close();
      removeEmpty(spilled);
    },
  };
}
