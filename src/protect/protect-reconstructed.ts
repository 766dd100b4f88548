import { openSolver } from "../audit/solver/solver.ts";
import type { Row } from "../database/database.ts";
import { numberOf, textOf } from "../database/row.ts";
import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { withheldByAudit } from "./reconstructed-audit.ts";
import type { Proposal } from "./reconstructed-audit.ts";
import { ruleParameters } from "./propose.ts";
import { checkedRules } from "./protection-rules.ts";
import type { ProtectionRules } from "./protection-rules.ts";
import { vintageName } from "./vintage.ts";

export interface ReconstructionToProtect {
  /** The true counts of each month (`reconstructMonth`). */
  readonly counts: readonly Artifact[];
  /** The decisions about the same months' counts at the vintage. */
  readonly decisions: readonly Artifact[];
  /** The table whose persons are the reconstruction's groups, and the area. */
  readonly table: string;
  readonly area: string;
  /** The code of the age group that is part of the other one. */
  readonly youngAge: string;
  /** Fewest persons of a group whose counts are published. */
  readonly minimumGroup: number;
  /** The required width of a protected count's interval, in persons. */
  readonly width: number;
  readonly rules: ProtectionRules;
  /** When the vintage's newest delivery became known, `2026-10-17T00:00`. */
  readonly vintage: string;
}

/** The table where nothing is reconstructed: its columns, without rows. */
export const nothingReconstructed = (context: StepContext): Promise<StepResult> =>
  materialise({ output: "published_reconstruction/_", sql: "protect/nothing_reconstructed", inputs: {} }, context);

const proposed = (input: ReconstructionToProtect, context: StepContext): Promise<StepResult> =>
  materialise(
    {
      output: "reconstructed_proposals/_",
      sql: "protect/reconstructed_proposals",
      inputs: { counts: input.counts, decisions: input.decisions },
      parameters: {
        ...ruleParameters(checkedRules(input.rules)),
        minimum_group: input.minimumGroup,
        table_id: input.table,
        ref_area: input.area,
      },
    },
    context,
  );

const proposalOf = (row: Row, place: number, youngAge: string): Proposal => ({
  row: place,
  block: [...["TIME_PERIOD", "BACKGROUND", "SEX"].map((column) => textOf(row, column)), numberOf(row, "DELAY")].join(
    " ",
  ),
  young: row["AGE"] === youngAge,
  source: textOf(row, "SOURCE"),
  persons: numberOf(row, "persons") ?? 0,
  base: numberOf(row, "base") ?? 0,
  published: row["OBS_VALUE"] !== null,
  least: numberOf(row, "LEAST") ?? 0,
  most: numberOf(row, "MOST") ?? Infinity,
  baseLeast: numberOf(row, "BASE_LEAST") ?? 0,
  baseMost: numberOf(row, "BASE_MOST") ?? Infinity,
});

async function withheld(
  proposals: Artifact,
  { youngAge, width, rules }: ReconstructionToProtect,
  { session }: StepContext,
): Promise<readonly number[]> {
  const rows = await session.rows("select * from read_parquet(getvariable('proposals'), hive_partitioning = false)", {
    proposals: proposals.path,
  });
  const counts = rows.map((row, place) => proposalOf(row, place, youngAge));
  return withheldByAudit(counts, { width, minimumPersons: rules.minimumPersons }, await openSolver());
}

/**
 * The reconstructed counts that may leave the store, `published_reconstruction/_/<fingerprint>.parquet`: rounded, or
 * withheld (OBS_STATUS Q) by the owners' rules, in a small group, or because publication would leave a protected count
 * too narrow an interval. They are published once, so nothing is carried forward.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 4) when what is published does not fit the true counts.
 */
export async function protectReconstruction(input: ReconstructionToProtect, context: StepContext): Promise<StepResult> {
  if (input.counts.length === 0) return nothingReconstructed(context);
  const proposals = await proposed(input, context);
  const suppressed = await withheld(proposals, input, context);
  return materialise(
    {
      output: "published_reconstruction/_",
      sql: "protect/reconstructed",
      inputs: { proposals: [proposals] },
      parameters: { suppressed: JSON.stringify(suppressed), vintage: vintageName(input.vintage) },
    },
    context,
  );
}
