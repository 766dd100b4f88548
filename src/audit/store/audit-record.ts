import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Artifact } from "../../database/step.ts";
import { readBytes } from "../../lib/files.ts";
import { UNBOUNDED } from "../solver/count-limits.ts";
import type { Interval } from "../solver/problem.ts";
import type { Audit } from "./audit-proposals.ts";
import { readCellNames } from "./cell-names.ts";
import type { CellNames } from "./cell-names.ts";
import { NOTHING_KNOWN } from "./known-before.ts";
import type { Known, KnownBefore } from "./known-before.ts";

const count = z.int().nonnegative();

/** Known cells in three columns. */
const knownSchema = z.object({ cells: z.array(count), least: z.array(count), most: z.array(count) });

const recordSchema = z.object({
  /** The SHA-256 of the list of cell names (`CellNames`). */
  cells: z.string(),
  suppressed: z.array(count),
  held: z.array(z.string()),
  residual: z.record(z.string(), count),
  known: z.object({ outsider: knownSchema, cities: z.record(z.string(), knownSchema) }),
});

/** An audit as stored in its file. */
export type AuditRecord = z.infer<typeof recordSchema>;
type Columns = z.infer<typeof knownSchema>;

const columnsOf = (known: Known): Columns => ({
  cells: [...known.keys()],
  least: [...known.values()].map(({ lower }) => lower),
  // The file has a number also where there is no upper limit.
  most: [...known.values()].map(({ upper }) => Math.min(upper, UNBOUNDED)),
});

/** An audit's result as it is stored; the external intruder has the name used in certificates. */
export const recordOf = ({ suppressed, held, residual, known }: Audit, { sha256: cells }: CellNames): AuditRecord => ({
  cells,
  suppressed: [...suppressed],
  held: [...held],
  residual: { outsider: residual.external, ...residual.cities },
  known: {
    outsider: columnsOf(known.external),
    cities: Object.fromEntries([...known.cities].map(([city, of]) => [city, columnsOf(of)])),
  },
});

/**
 * An audit's record.
 *
 * @throws ZodError, SyntaxError or an error of zlib when the file is not an audit's.
 */
export const readRecord = async ({ path }: Pick<Artifact, "path">): Promise<AuditRecord> =>
  recordSchema.parse(JSON.parse(gunzipSync(await readBytes(path)).toString("utf8")));

/** What an audit suppressed and held. */
export type AuditOutcome = Pick<Audit, "suppressed" | "held" | "residual">;

/**
 * An audit's result, read from its file.
 *
 * @throws ZodError, SyntaxError or an error of zlib when the file is not an audit's.
 */
export async function readAudit(file: Pick<Artifact, "path">): Promise<AuditOutcome> {
  const { suppressed, held, residual } = await readRecord(file);
  const { outsider: external = 0, ...cities } = residual;
  return { suppressed, held, residual: { external, cities } };
}

/** Maps the earlier numbers of cells to the present ones; a cell that no longer exists has none. */
async function renumbering(from: string, now: CellNames, store: string): Promise<(cell: number) => number | undefined> {
  if (from === now.sha256) return (cell) => cell;
  const names = await readCellNames(from, store);
  const numbers = new Map(now.names.map((name, number) => [name, number]));
  return (cell) => numbers.get(names[cell] ?? "");
}

const knownAt = ({ least, most }: Columns, at: number): Interval => ({
  lower: least[at]!,
  upper: most[at]! < UNBOUNDED ? most[at]! : Infinity,
});

/** What an earlier audit concluded, by the present cell numbers; empty without one. */
export async function knownAfter(file: Artifact | null, now: CellNames, store: string): Promise<KnownBefore> {
  if (file === null) return NOTHING_KNOWN;
  const { known, cells } = await readRecord(file);
  const numberOf = await renumbering(cells, now, store);
  const read = (columns: Columns): Known =>
    new Map(
      columns.cells.flatMap((number, at) => {
        const cell = numberOf(number);
        return cell === undefined ? [] : [[cell, knownAt(columns, at)] as const];
      }),
    );
  const cities = Object.entries(known.cities).map(([city, of]) => [city, read(of)] as const);
  return { external: read(known.outsider), cities: new Map(cities) };
}
