import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { addMonths } from "../lib/months.ts";
import { dayOf, suffix } from "./calendar.ts";
import { FORMS, openDelivery } from "./open-delivery.ts";
import type { DeliveryContext } from "./open-delivery.ts";
import type { Plan } from "./country-options.ts";
import { holdOut } from "./shocks/lives.ts";
import { isMissing, redeliveredAfter } from "./shocks/missing-deliveries.ts";
import type { ShockContext } from "./shocks/shock-context.ts";

const PARQUET = "format parquet, compression zstd";

/** Where the simulation writes the data from which the deliveries are cut. */
export interface Simulated {
  /** Wage reports by the month of work: `reports[i]` of month i. */
  readonly reports: readonly string[];
  /** Benefit reports by the month they are for. */
  readonly benefits: readonly string[];
}

const TABLES = [
  "entrant",
  "city",
  "age_weight",
  "region_weight",
  "ground_weight",
  "season",
  "profile",
  "person",
  "lift",
  "permit_name",
] as const;

/** Makes the people: everybody who ever lives in the cities, and the calibration of their employment. */
export async function people({ engine }: Pick<DeliveryContext, "engine">): Promise<void> {
  for (const table of TABLES) await engine.table(table, table);
  await engine.table("state_before", "no_state");
  await engine.table("month_note", "no_month_note");
  await engine.table("december", "no_december");
  await engine.table("left_out", "no_left_out");
  await engine.table("held", "no_held");
}

async function saveState(month: number, plan: Plan, { engine }: DeliveryContext): Promise<void> {
  await engine.append("month_note", "month_note", { month });
  const calendar = addMonths(plan.span.from, month);
  const year = Number(calendar.slice(0, 4));
  if (calendar.endsWith("-12")) await engine.append("december", "december", { year });
  else if (month === 0) await engine.append("december", "december", { year: year - 1 });
  await engine.run("drop table state_before");
  await engine.run("alter table state rename to state_before");
}

/** A month's population as delivered on a day; delivered again, it includes those whom the first delivery left out. */
async function population(
  { month, day, again }: { readonly month: number; readonly day: string; readonly again: boolean },
  plan: Plan,
  context: DeliveryContext,
): Promise<void> {
  const delivery = await openDelivery(day, "FOLK_ENHEN", context);
  await delivery.write({
    stem: `FOLK_ENHEN${suffix(plan.span, month)}`,
    statement: "enhen",
    form: FORMS.comma,
    values: { month, again },
  });
  await delivery.seal();
}

/** The registers' data and the truth of one month. */
async function register(month: number, plan: Plan, context: DeliveryContext): Promise<void> {
  const truth = join(plan.truth, `person_month${suffix(plan.span, month)}.parquet`);
  await context.engine.copy(truth, { statement: "truth", form: PARQUET, values: { month } });
  if (!isMissing(plan, "FOLK_ENHEN", month))
    await population({ month, day: dayOf(plan.span, month + 2, 3), again: false }, plan, context);
  const after = redeliveredAfter(plan, month);
  // A separate day for each delay, as the same day may bring another month's population again.
  if (after !== null)
    await population({ month, day: dayOf(plan.span, month + 2 + after, 16 + after), again: true }, plan, context);
}

/** The reports that result from one month's work and benefits. */
async function pay(month: number, { reports, benefits }: Simulated, { engine }: DeliveryContext): Promise<void> {
  await engine.copy(reports.at(-1) ?? "", { statement: "report", form: PARQUET, values: { month } });
  await engine.copy(benefits.at(-1) ?? "", { statement: "benefit", form: PARQUET, values: { month } });
}

/**
 * Simulates the months one after another: the states, the truth, the frozen population, and the reports that result from each month's
 * work and benefits. Only one month is in memory at a time.
 */
export async function live(shockContext: ShockContext, work: string, context: DeliveryContext): Promise<Simulated> {
  const { engine } = context;
  const { plan } = shockContext;
  const beside = await engine.beside();
  const reports: string[] = [];
  const benefits: string[] = [];
  await mkdir(plan.truth, { recursive: true });
  for (let month = 0; month < plan.span.months; month += 1) {
    await engine.table("state", "state", { month });
    await holdOut(month, shockContext);
    reports.push(join(work, `reports_${month}.parquet`));
    benefits.push(join(work, `benefits_${month}.parquet`));
    // Two connections, as each statement is small and the machine has more than one core.
    await Promise.all([
      register(month, plan, { ...context, engine: beside }),
      pay(month, { reports, benefits }, context),
    ]);
    await saveState(month, plan, context);
  }
  await engine.table("seeker_spell", "seeker_spell");
  await engine.table("self_spell", "self_spell");
  await engine.table("move", "move");
  await engine.table("permit", "permit");
  beside.close();
  return { reports, benefits };
}
