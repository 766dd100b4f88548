import { nightly } from "../../../pipelines/nightly.ts";
import { visible, visibleName } from "../../lib/visible.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { heldLines } from "../../run/held-back.ts";
import { planNight } from "../../run/plan.ts";
import type { Plan, PlannedDelivery } from "../../run/plan.ts";
import { cutoffOf } from "../clock.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { firstLines, ignoredLines, refusedLines } from "../../ingest/inbox/lines.ts";
import type { Terminal } from "../terminal.ts";
import { sayTroubles } from "../troubles.ts";

const does: Readonly<Record<PlannedDelivery["state"], string>> = {
  new: "take in",
  changed: "read again, as it changed after it was taken in",
  unfit: "refuse",
  waiting: "leave alone",
  refused: "refused before, judged again if it changed",
  held: "held back, judged again if it changed",
};

const deliveryLine = ({ delivery, state, reason, since, tables }: PlannedDelivery): string => {
  const files = Object.entries(tables).map(([table, count]) => `${table} ${count}`);
  const why = [reason === undefined ? "" : `: ${visible(reason)}`, since === undefined ? "" : ` (since ${since})`].join(
    "",
  );
  return `  ${visibleName(delivery)}: ${does[state]}${files.length === 0 ? "" : ` (${files.join(", ")})`}${why}`;
};

/** The deliveries by what a run would do with them; of many the first. */
const deliveryLines = (deliveries: readonly PlannedDelivery[]): readonly string[] =>
  [...Map.groupBy(deliveries, ({ state }) => state)].flatMap(([state, some]) =>
    firstLines(some.map(deliveryLine), `  ${does[state]}`),
  );

function verdict({ deliveries, changed, countable, recount }: Plan): string {
  const fresh = deliveries.filter(({ state }) => state === "new" || state === "changed").length;
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
  const lines = [
    ...deliveryLines(plan.deliveries),
    ...firstLines(refusedLines(plan.unreadable, {}), "refused"),
    ...firstLines(plan.undecided.flatMap(heldLines), "held back"),
    ...firstLines(ignoredLines(plan.ignored), "ignored"),
  ];
  for (const line of lines) terminal.line(line);
  terminal.line(verdict(plan));
  return sayTroubles(configuration, terminal);
}
