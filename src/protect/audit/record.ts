import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Blocks } from "../../attack/blocks.ts";
import type { Interval } from "../../attack/problem.ts";
import type { Artifact, StepContext } from "../../database/step.ts";
import { fingerprint } from "../../lib/canonical.ts";
import { sha256OfFile, writeFileDurably } from "../../lib/files.ts";
import type { Month } from "../../lib/months.ts";
import type { ProtectionRules } from "../rules.ts";
import type { AuditLimits } from "./assumptions.ts";
import { auditMonth } from "./audit.ts";
import type { Audit } from "./audit.ts";
import type { Attacker } from "./attackers.ts";
import { auditedCells } from "./cells.ts";
import type { AuditedCell } from "./cells.ts";

/** What an audit works with: the publication cut into blocks, an attacker, and how little may be known. */
export interface AuditMeans {
  /** Made when they are first needed: a night with nothing new does without. */
  readonly blocks: () => Blocks;
  readonly attacker: Attacker;
  readonly limits: AuditLimits;
}

const whole = z.int().nonnegative();

const profile = z.enum(["outsider", "member", "city"]);

const auditSchema = z.object({
  refusal: z.object({ table: z.string(), profile }).nullable(),
  profiles: z.array(
    z.object({
      profile,
      targets: whole,
      smallest_width: z.number().nullable(),
    }),
  ),
  withdrawn: z.array(whole),
  known: z.array(z.tuple([whole, z.number(), z.number()])),
});

/**
 * An audit as it was written down.
 *
 * @throws ZodError or SyntaxError when the file is not an audit's.
 */
export const readAudit = async ({ path }: Artifact): Promise<Audit> =>
  auditSchema.parse(JSON.parse(await readFile(path, "utf8")));

/** A month's decisions on their way to publication. */
export interface DecisionsToAudit {
  readonly month: Month;
  readonly counts: Artifact;
  readonly decisions: Artifact;
  /** The decisions and the audit of the link before; of a first vintage an empty table, and null. */
  readonly before: { readonly decisions: Artifact; readonly audit: Artifact | null };
  readonly rules: ProtectionRules;
  /** The rules are not those that the month was published by before: what stands from then tells of other limits than today's. */
  readonly rulesChanged: boolean;
  /** Whether reports of the month can still arrive. */
  readonly isOpen: boolean;
}

/** Nothing is concluded from what was published by other rules. */
const forgotten = (one: AuditedCell): AuditedCell => ({
  ...one,
  ...(one.held ? { value: null, rules: new Set(["audit"]) } : {}),
  valueBefore: null,
  still: false,
});

/** Counts up when the audit's way of thinking changes: what it concluded before is then concluded anew. */
const MODEL = 4;

async function audit(input: DecisionsToAudit, means: AuditMeans, context: StepContext): Promise<Audit> {
  const { before, rules, rulesChanged } = input;
  const read = await auditedCells({ ...input, before: before.decisions }, context);
  const cells = rulesChanged ? read.map(forgotten) : read;
  const known = before.audit === null ? [] : (await readAudit(before.audit)).known;
  const told = { blocks: means.blocks(), cells, rules, limits: means.limits, isOpen: input.isOpen };
  const intervals = new Map<number, Interval>(known.map(([cell, lower, upper]) => [cell, { lower, upper }]));
  return auditMonth({ month: told, attacker: means.attacker, before: intervals });
}

/**
 * Audits decisions, once: what an audit of the same numbers found is read from `audits/<month>/<fingerprint>.json` in the store.
 *
 * @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them.
 */
export async function auditOnce(input: DecisionsToAudit, means: AuditMeans, context: StepContext): Promise<Artifact> {
  const { month, decisions, before, rules, rulesChanged } = input;
  const name = fingerprint({
    model: MODEL,
    decisions: decisions.sha256,
    before: [before.decisions.sha256, before.audit?.sha256 ?? null],
    rules,
    rulesChanged,
    isOpen: input.isOpen,
    limits: means.limits,
  });
  const path = join(context.store, "audits", month, `${name}.json`);
  const known = await readAudit({ path, sha256: "" }).catch(() => null);
  if (known === null) await writeFileDurably(path, `${JSON.stringify(await audit(input, means, context))}\n`);
  return { path, sha256: await sha256OfFile(path) };
}
