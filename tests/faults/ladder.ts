import { currentSums, endProcess, makeCountry, runOnce } from "./country.ts";
import type { RunEnd } from "./country.ts";
import { faultyMachine } from "./faulty-machine.ts";
import type { FaultyMachine } from "./faulty-machine.ts";
import { CANARY } from "./operation.ts";
import type { Operation } from "./operation.ts";

/** Where a run is made to fail, and how. */
export interface Point {
  readonly key: string;
  readonly code: string;
  /** Whether everything of the kind fails from there on, as on a disk that stays full, or the one operation alone. */
  readonly stays: boolean;
}

/** What came of it. */
export interface Tried extends Point {
  readonly ending: RunEnd;
  /** False where the operation was not asked for any more. */
  readonly fired: boolean;
  /** What is not as it must be. */
  readonly problems: readonly string[];
}

/** What distinguishes operations: the call and its caller (`call`), or also the file (`file`). */
export type Grain = "call" | "file";

// Names that differ in every run.
const fresh = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g;

/** Names operations so that the same one has the same name in every run. */
export function keysOf(grain: Grain, folder: string): (operation: Operation) => string {
  const seen = new Map<string, number>();
  return ({ what, site, path }) => {
    if (grain === "call")
      return `${what} ${site
        .split(" ")
        .filter((word) => /^src\/|^<$/.test(word))
        .join(" ")}`;
    const key = `${what} ${site} ${path.slice(folder.length).replaceAll(fresh, "*")}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return `${key} #${times}`;
  };
}

const WRITE = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"] as const;
const READ = ["EIO", "EACCES", "ESTALE"] as const;
const OPEN = ["EMFILE", "ENFILE", "EACCES", "EIO"] as const;

/** How an operation may fail on a real machine. */
export function codesOf({ what, writes }: Operation): readonly string[] {
  if (what === "engine.run") return writes ? [...WRITE, "EMFILE", "ENOMEM"] : ["EMFILE", "EIO", "EACCES", "ENOMEM"];
  if (what === "fs.existsSync") return ["EACCES"];
  if (/close|sync$/i.test(what)) return ["EIO", "ENOSPC", "EDQUOT"];
  if (/open|readFile|readdir/.test(what)) return writes ? [...WRITE, "EMFILE"] : OPEN;
  return writes ? WRITE : READ;
}

/** What fails with an operation where the cause stays. */
function isAlike(operation: Operation, first: Operation, code: string): boolean {
  if (code === "EMFILE" || code === "ENFILE") return /open|readFile|readdir|writeFile|engine/.test(operation.what);
  if (["ENOSPC", "EDQUOT", "EROFS"].includes(code)) return operation.writes;
  if (code === "ENOMEM") return operation.what === "engine.run";
  return operation.path === first.path || operation.path.startsWith(`${first.path}/`);
}

/** What a failed run says must be one fact and one advice, with the place, without a stack and without a row. */
function spoken({ code, complaints, lines }: RunEnd, folder: string): readonly string[] {
  // A run that went on without a delivery says so in its summary.
  if (code === 3 && complaints.length === 0)
    return lines.some((line) => line.includes("refused: ")) ? [] : ["no reason"];
  const text = complaints.join("\n");
  return [
    ...([74, 5, 3, 2].includes(code) ? [] : [`exit code ${code}`]),
    ...(complaints.filter((line) => !/^(refused|waiting|ignored|held back): /.test(line)).length === 2
      ? []
      : [`${complaints.length} lines`]),
    ...(/bug|unexpected|^\s+at /m.test(text) ? ["calls it a bug, or shows a stack"] : []),
    ...(text.includes(folder) || text.includes("engine.memory_limit") ? [] : ["names no path"]),
    ...(text.includes(CANARY) ? ["shows a row"] : []),
  ].map((problem) => `${problem}: ${text}`);
}

/** Exit codes that say of a failed operation that it concerned the input. */
const isOfTheInput = (key: string): boolean =>
  /src\/ingest\/(inbox|reading|validation|read-delivered|visit-delivery)|ingest-(inbox|files|delivery)|inbox-index|yaml-file|src\/configuration\//.test(
    key,
  );

export interface Ladder extends AsyncDisposable {
  /** Every operation of an undisturbed run, in its order, with the first of each name. */
  readonly points: ReadonlyMap<string, Operation>;
  /** All operations of that run. */
  readonly operations: number;
  /** Makes the next run fail there. */
  attempt(point: Point): Promise<Tried>;
  /** Runs undisturbed: what is wrong with what it published. */
  finish(): Promise<readonly string[]>;
}

function failing(machine: FaultyMachine, { key, code, stays }: Point, name: (operation: Operation) => string) {
  let first: Operation | undefined;
  machine.decide = (operation) => {
    const isKey = name(operation) === key;
    if (first === undefined && isKey) {
      first = operation;
      return code;
    }
    return stays && first !== undefined && isAlike(operation, first, code) ? code : null;
  };
  return () => first !== undefined;
}

/** An undisturbed run: what it asks for, and what it publishes. */
async function watched(folder: string, machine: FaultyMachine, name: (operation: Operation) => string) {
  const points = new Map<string, Operation>();
  let operations = 0;
  machine.decide = (operation) => {
    operations += 1;
    const key = name(operation);
    if (!points.has(key)) points.set(key, operation);
    return null;
  };
  const { code, complaints } = await runOnce(folder);
  machine.decide = () => null;
  const sums = await currentSums(folder);
  if (code !== 0 || sums === null) throw new Error(`the undisturbed run failed: ${complaints.join("\n")}`);
  return { points, operations, sums };
}

/**
 * Fails a small run at one operation after another. What a failed run has made stays for the next one, so that each reaches its point with
 * little work, and lives with what all those before it have left behind. After a run that ended for all its fault, the folder is emptied.
 *
 * @example
 * await using ladder = await openLadder(folder, "call");
 * for (const key of ladder.points.keys()) await ladder.attempt({ key, code: "EIO", stays: false });
 * await ladder.finish();
 */
export async function openLadder(folder: string, grain: Grain): Promise<Ladder> {
  await makeCountry(folder);
  const machine = faultyMachine(folder);
  const { points, operations, sums } = await watched(folder, machine, keysOf(grain, folder));
  await makeCountry(folder);
  const state = async (): Promise<readonly string[]> => {
    const now = await currentSums(folder).catch((error: unknown) => String(error));
    return now === null || now === sums ? [] : [`current is not whole: ${now.slice(0, 200)}`];
  };
  const judged = async (ending: RunEnd, { key }: Point): Promise<readonly string[]> => {
    if (ending.code === 0) return state();
    const foreign = [2, 3, 5].includes(ending.code) && !isOfTheInput(key) ? [`exit code ${ending.code}`] : [];
    return [...spoken(ending, folder), ...foreign, ...(await state())];
  };
  const failOnce = async (point: Point): Promise<{ readonly ending: RunEnd; readonly fired: boolean }> => {
    const fired = failing(machine, point, keysOf(grain, folder));
    const ending = await runOnce(folder);
    machine.decide = () => null;
    await endProcess(folder);
    return { ending, fired: fired() };
  };
  return {
    points,
    operations,
    attempt: async (point) => {
      let tried = await failOnce(point);
      if (!tried.fired) {
        // Results of earlier attempts kept the operation from running.
        await makeCountry(folder);
        tried = await failOnce(point);
      }
      const problems = await judged(tried.ending, point);
      if (tried.ending.complaints.length === 0 || problems.length > 0) await makeCountry(folder);
      return { ...point, ...tried, problems };
    },
    finish: async () => {
      const { code, complaints } = await runOnce(folder);
      if (code !== 0) return [`the undisturbed run after all faults ends with ${code}: ${complaints.join("\n")}`];
      return (await currentSums(folder)) === sums ? [] : ["the run after all faults published other bytes"];
    },
    [Symbol.asyncDispose]: async () => machine.restore(),
  };
}
