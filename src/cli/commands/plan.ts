import { nightly } from "../../../pipelines/nightly.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { planNight } from "../../run/plan.ts";
import type { Plan, PlannedDelivery } from "../../run/plan.ts";
import { cutoffOf } from "../clock.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { sayTroubles } from "../troubles.ts";

const does: Readonly<Record<PlannedDelivery["state"], string>> = {
  new: "take in",
  waiting: "leave alone, not complete yet",
  refused: "refused before, judged again if it changed",
};

const deliveryLine = ({ delivery, state, tables }: PlannedDelivery): string => {
  const files = Object.entries(tables).map(([table, count]) => `${table} ${count}`);
  return `  ${delivery}: ${does[state]}${files.length === 0 ? "" : ` (${files.join(", ")})`}`;
};

function verdict({ deliveries, changed, countable, recount }: Plan): string {
  const fresh = deliveries.filter(({ state }) => state === "new").length;
  const taken = `${fresh} ${fresh === 1 ? "delivery" : "deliveries"}`;
  if (fresh > 0) return `A run would take in ${taken}, count again what they touch, and publish.`;
  if (!countable) return "A run would have nothing to count: no delivery of the population has been accepted yet.";
  if (!recount) return "A run would find nothing new.";
  const why =
    changed.length === 0
      ? "the accepted deliveries are not those of the newest snapshot"
      : `changed: ${changed.join(", ")}`;
  return `A run would count again and publish (${why}).`;
}

/** `tilannekuva plan`: what a run would do, and why. */
export async function planCommand(
  { asOf, ...options }: ConfiguredOptions & { readonly asOf?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const now = new Date();
  const plan = await planNight({ pipeline: nightly, configuration, cutoff: cutoffOf(asOf, now), now });
  if (plan.deliveries.length > 0) terminal.line("Deliveries:");
  for (const delivery of plan.deliveries) terminal.line(deliveryLine(delivery));
  terminal.line(verdict(plan));
  return sayTroubles(configuration, terminal);
}
