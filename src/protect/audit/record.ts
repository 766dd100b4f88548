import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Grid } from "../../attack/grid.ts";
import { sqlText } from "../../database/sql.ts";
import type { Artifact, StepContext } from "../../database/step.ts";
import { fingerprint } from "../../lib/canonical.ts";
import { readBytes, sha256OfFile, writeFileDurably } from "../../lib/files.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import type { Month } from "../../lib/months.ts";
import type { ProtectionRules } from "../rules.ts";
import { NOTHING_KNOWN } from "./audit.ts";
import type { Audit, KnownBefore } from "./audit.ts";
import type { Auditor } from "./auditor.ts";
import { cellNamesOf, keepCellNames, readCellNames } from "./cell-names.ts";
import type { CellNames } from "./cell-names.ts";
import type { AuditLimits } from "./limits.ts";
import type { Known } from "./outsider.ts";

/** What an audit works with: the publication, who audits it, and how little may be known. */
export interface AuditMeans {
  readonly grid: Grid;
  readonly auditor: Pick<Auditor, "audit">;
  readonly limits: AuditLimits;
}

const whole = z.int().nonnegative();

/** Known cells in three columns. */
const knownSchema = z.object({ cells: z.array(whole), least: z.array(whole), most: z.array(whole) });

const recordSchema = z.object({
  /** What the numbers of cells are known by (`CellNames`). */
  cells: z.string(),
  suppressed: z.array(whole),
  held: z.array(z.string()),
  residual: z.record(z.string(), whole),
  known: z.object({ outsider: knownSchema, cities: z.record(z.string(), knownSchema) }),
});

type AuditRecord = z.infer<typeof recordSchema>;
type Columns = z.infer<typeof knownSchema>;

const columnsOf = (known: Known): Columns => ({
  cells: [...known.keys()],
  least: [...known.values()].map(({ lower }) => lower),
  most: [...known.values()].map(({ upper }) => upper),
});

const recordOf = ({ suppressed, held, residual, known }: Audit, { sha256: cells }: CellNames): AuditRecord => ({
  cells,
  suppressed: [...suppressed],
  held: [...held],
  residual,
  known: {
    outsider: columnsOf(known.outsider),
    cities: Object.fromEntries([...known.cities].map(([city, of]) => [city, columnsOf(of)])),
  },
});

const readRecord = async ({ path }: Pick<Artifact, "path">): Promise<AuditRecord> =>
  recordSchema.parse(JSON.parse(gunzipSync(await readBytes(path)).toString("utf8")));

/** What an audit suppressed and held. */
export type AuditOutcome = Pick<Audit, "suppressed" | "held" | "residual">;

/**
 * What an audit came to, as it was written down.
 *
 * @throws ZodError, SyntaxError or an error of zlib when the file is not an audit's.
 */
export const readAudit = (file: Pick<Artifact, "path">): Promise<AuditOutcome> => readRecord(file);

/** The numbers that cells have now by those that they had; a cell that is no longer there has none. */
async function renumbering(from: string, now: CellNames, store: string): Promise<(cell: number) => number | undefined> {
  if (from === now.sha256) return (cell) => cell;
  const names = await readCellNames(from, store);
  const numbers = new Map(now.names.map((name, number) => [name, number]));
  return (cell) => numbers.get(names[cell] ?? "");
}

/** What an earlier audit concluded, by the cells' numbers of now. */
async function knownAfter(file: Artifact | null, now: CellNames, store: string): Promise<KnownBefore> {
  if (file === null) return NOTHING_KNOWN;
  const { known, cells } = await readRecord(file);
  const numberOf = await renumbering(cells, now, store);
  const read = ({ cells: numbers, least, most }: Columns): Known =>
    new Map(
      numbers.flatMap((number, at) => {
        const cell = numberOf(number);
        return cell === undefined ? [] : [[cell, { lower: least[at]!, upper: most[at]! }] as const];
      }),
    );
  const cities = Object.entries(known.cities).map(([city, of]) => [city, read(of)] as const);
  return { outsider: read(known.outsider), cities: new Map(cities) };
}

/** A month's proposals on their way to publication. */
export interface ProposalsToAudit {
  readonly month: Month;
  readonly proposals: Artifact;
  /** The audit of the release before; null where nothing was published. */
  readonly before: Artifact | null;
  readonly rules: ProtectionRules;
}

/** Counts up when the audit's way of thinking changes: what it concluded before is then concluded anew. */
const MODEL = 6;

async function audit(
  { proposals, before, rules }: ProposalsToAudit,
  { grid, auditor, limits }: AuditMeans,
  { session, store }: StepContext,
): Promise<AuditRecord> {
  const rows = await session.rows(sqlText("protect/audited"), { proposals: [proposals.path] });
  const names = cellNamesOf(grid);
  await keepCellNames(names, store);
  const known = await knownAfter(before, names, store);
  return recordOf(await auditor.audit({ rows, rules, limits, before: known }), names);
}

/** Whether there is a record of an audit, whole. */
async function isAudited(path: string): Promise<boolean> {
  try {
    await readRecord({ path });
    return true;
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return false;
  }
}

/**
 * Audits proposals, once: what an audit of the same numbers came to is read from `audits/<month>/<fingerprint>.json.gz` in the store.
 *
 * @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them; (exit 1) when an earlier audit is damaged.
 */
export async function auditOnce(input: ProposalsToAudit, means: AuditMeans, context: StepContext): Promise<Artifact> {
  const { month, proposals, before, rules } = input;
  const name = fingerprint({
    model: MODEL,
    proposals: proposals.sha256,
    before: before?.sha256 ?? null,
    rules,
    limits: means.limits,
    grid: means.grid,
  });
  const path = join(context.store, "audits", month, `${name}.json.gz`);
  if (!(await isAudited(path)))
    await writeFileDurably(path, gzipSync(JSON.stringify(await audit(input, means, context)), { level: 6 }));
  return { path, sha256: await sha256OfFile(path) };
}
