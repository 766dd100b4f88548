/** A statement of the engine, or a call to the file system, during a run. */
export interface Operation {
  /** Its inputs: paths, and tables of the engine's connection as `table:3 newest_counts`. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Files of `src/` on the stack of the call, the outermost first. */
  readonly stack: readonly string[];
  /** The statement's file under `sql/`, where it is one. */
  readonly statement: string | null;
}

/** The stations that a row passes. */
export interface Walk {
  /** Files of `src/`, in the order in which the row reaches them. */
  readonly files: readonly string[];
  /** Statements under `sql/`. */
  readonly statements: readonly string[];
  /** Rooms, in the order of the operations; each once if none is entered twice. */
  readonly rooms: readonly string[];
}

const ROOMS: ReadonlySet<string> = new Set("ingest stage join count protect indicators publish".split(" "));

/** The room of an operation: the innermost on its stack, or else that of the statement. */
export const roomOf = ({ stack, statement }: Operation): string | null =>
  [`src/${statement ?? ""}`, ...stack]
    .map((file) => file.split("/")[1] ?? "")
    .findLast((folder) => ROOMS.has(folder)) ?? null;

/** The operations that lead from the paths for which `from` holds to the path for which `to` holds. */
export function between(
  operations: readonly Operation[],
  { from, to }: { readonly from: (path: string) => boolean; readonly to: (path: string) => boolean },
): readonly Operation[] {
  const carried = new Set<string>();
  const isCarried = (path: string): boolean => carried.has(path) || from(path);
  const forward = operations.filter(({ reads, writes }) => {
    if (!reads.some(isCarried)) return false;
    for (const path of writes) carried.add(path);
    return true;
  });
  const wanted = new Set<string>();
  const backward = forward.toReversed().filter(({ reads, writes }) => {
    if (!writes.some((path) => wanted.has(path) || to(path))) return false;
    for (const path of reads) if (isCarried(path)) wanted.add(path);
    return true;
  });
  return backward.toReversed();
}

/**
 * The rooms along the chain of operations that enters rooms most often; a room that is left and entered again occurs twice.
 *
 * @param path operations in the order of time
 */
export function roomsAlong(path: readonly Operation[]): readonly string[] {
  const upTo = new Map<string, readonly string[]>();
  let longest: readonly string[] = [];
  for (const operation of path) {
    const before = operation.reads.flatMap((read) => [upTo.get(read) ?? []]);
    const most = before.toSorted((a, b) => b.length - a.length)[0] ?? [];
    const room = roomOf(operation);
    const rooms = room === null || most.at(-1) === room ? most : [...most, room];
    for (const write of operation.writes) upTo.set(write, rooms);
    if (rooms.length > longest.length) longest = rooms;
  }
  return longest;
}
