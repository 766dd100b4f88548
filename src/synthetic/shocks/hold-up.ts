import { rename } from "node:fs/promises";
import { addMonths } from "../../lib/months.ts";
import { reaching } from "../deliver/payments.ts";
import type { Values } from "../engine.ts";
import type { Simulated } from "../simulate.ts";
import { counted, placed, shareOf } from "./shock-context.ts";
import type { Placed, ShockContext } from "./shock-context.ts";

const PARQUET = "format parquet, compression zstd";

/** Replaces the file that a statement reads by the statement's rows. */
async function rewrite(
  file: string,
  { statement, values }: { readonly statement: string; readonly values: Values },
  { engine }: ShockContext,
): Promise<void> {
  const draft = `${file}.shocked`;
  await engine.copy(draft, { statement, form: PARQUET, values: { ...values, file } });
  await rename(draft, file);
}

async function holdUpReports(
  { index, month, shock }: Placed<"late_payers"> | Placed<"holidays">,
  reports: readonly string[],
  shockContext: ShockContext,
): Promise<void> {
  const { engine, realised } = shockContext;
  const files = reaching(reports, month);
  const background = shock.kind === "late_payers" ? (shock.background ?? "all") : "all";
  const days = shock.kind === "holidays" ? shock.days : 0;
  await engine.table("late_payer", "shocks/late_payer", { files, month, share: shock.share, background });
  const fact = await counted(engine, "shocks/late_report_fact", { files, month, days });
  for (const file of files)
    await rewrite(file, { statement: "shocks/late_report", values: { month, days } }, shockContext);
  realised.set(index, {
    payers: fact("payers"),
    share: shareOf(fact("payers"), fact("all_payers")),
    reports_share: shareOf(fact("reports"), fact("all_reports")),
    missing_at_first: fact("missing"),
    missing_at_first_share: shareOf(fact("missing"), fact("first_reports")),
    missing_at_first_share_foreign: shareOf(fact("missing_foreign"), fact("first_foreign")),
    missing_at_first_share_finnish: shareOf(
      fact("missing") - fact("missing_foreign"),
      fact("first_reports") - fact("first_foreign"),
    ),
  });
}

async function changeCode(
  { index, month, shock }: Placed<"benefit_code">,
  benefits: readonly string[],
  shockContext: ShockContext,
): Promise<void> {
  const values = { old_code: shock.old, new_code: shock.new };
  const files = benefits.slice(month);
  for (const file of files) await rewrite(file, { statement: "shocks/benefit_code", values }, shockContext);
  const fact = await counted(shockContext.engine, "shocks/benefit_code_fact", { files, new_code: shock.new });
  shockContext.realised.set(index, { benefits: fact("benefits"), share: shareOf(fact("benefits"), fact("everyone")) });
}

async function closeLate({ index, month, shock }: Placed<"late_closures">, shockContext: ShockContext): Promise<void> {
  const { engine, realised } = shockContext;
  await engine.table("late_closure", "shocks/late_closure", { month, area: shock.area, share: shock.share });
  await engine.table("late_spell", "shocks/late_closure_spell");
  await engine.run("drop table seeker_spell");
  await engine.run("alter table late_spell rename to seeker_spell");
  const fact = await counted(engine, "shocks/late_closure_fact", { month });
  realised.set(index, {
    searches: fact("searches"),
    share: shareOf(fact("searches"), fact("everyone")),
    closed_after_1: fact("after_one"),
    closed_after_2: fact("after_two"),
    closed_after_3: fact("after_three"),
  });
}

/** Changes how the registers report the simulated lives: who reports late, what is closed late, which codes are used. */
export async function holdUp({ reports, benefits }: Simulated, shockContext: ShockContext): Promise<void> {
  const { plan, realised } = shockContext;
  for (const late of [...placed(plan, "late_payers"), ...placed(plan, "holidays")])
    await holdUpReports(late, reports, shockContext);
  for (const late of placed(plan, "late_closures")) await closeLate(late, shockContext);
  for (const change of placed(plan, "benefit_code")) await changeCode(change, benefits, shockContext);
  for (const { index, shock } of placed(plan, "missing_extract"))
    realised.set(index, { delivery: `${addMonths(shock.month, 2)} ${shock.dataset}` });
}
