import { firstLines, ignoredLines, refusedLines } from "../../ingest/inbox/lines.ts";
import { visible, visibleName } from "../../lib/visible.ts";
import { heldLines } from "../../run/held-back.ts";
import type { Plan, PlannedDelivery } from "../../run/plan-night.ts";

const does: Readonly<Record<PlannedDelivery["state"], string>> = {
  new: "Take in",
  changed: "Read again, as it changed after it was taken in",
  unfit: "Refuse",
  waiting: "Leave alone",
  refused: "Refused before, checked again if it changed",
  held: "Held back, checked again if it changed",
};

const many = (count: number): string => (count === 1 ? "1 delivery" : `${count} deliveries`);

/** A run's outcome, as a word for programs. */
type Verdict = "take_in" | "count_again" | "nothing_new" | "nothing_to_count";

const freshIn = ({ deliveries }: Plan): number =>
  deliveries.filter(({ state }) => state === "new" || state === "changed").length;

function verdictOf(plan: Plan): Verdict {
  if (freshIn(plan) > 0) return "take_in";
  if (!plan.countable) return "nothing_to_count";
  return plan.recount ? "count_again" : "nothing_new";
}

/** Why a run would recount although nothing new has arrived. */
const whyAgain = ({ changed }: Plan): string =>
  changed.length === 0
    ? "the accepted deliveries are not those of the newest snapshot"
    : `changed: ${changed.join(", ")}`;

const verdictLine = (plan: Plan): string =>
  ({
    take_in: `A run would take in ${many(freshIn(plan))}, recount the affected months, and publish.`,
    nothing_to_count: "A run would have nothing to count: no delivery of the population has been accepted yet.",
    nothing_new: "A run would find nothing new.",
    count_again: `A run would recount and publish (${whyAgain(plan)}).`,
  })[verdictOf(plan)];

const filesOf = (deliveries: readonly PlannedDelivery[]): string => {
  const all = deliveries.flatMap(({ tables }) => Object.entries(tables));
  const tables = [...Map.groupBy(all, ([table]) => table)].map(
    ([table, counts]) => `${table} ${counts.reduce((sum, [, count]) => sum + count, 0)}`,
  );
  return tables.length === 0 ? "" : ` (${tables.join(", ")})`;
};

function deliveryLine(one: PlannedDelivery): string {
  const why = one.reason === undefined ? "" : `: ${visible(one.reason)}`;
  const since = one.since === undefined ? "" : ` (since ${one.since})`;
  return `  ${visibleName(one.delivery)}${filesOf([one])}${why}${since}`;
}

/** Deliveries of one dataset, none with a reason, summed up in one line; a single one by its name. */
function datasetLine([dataset, some]: readonly [string, readonly PlannedDelivery[]]): string {
  const [first, last] = [some[0]!, some.at(-1)!];
  if (some.length === 1) return deliveryLine(first);
  const days = [first, last].map(({ delivery }) => visibleName(delivery.slice(0, delivery.indexOf("_"))));
  return `  ${dataset}: ${many(some.length)}, ${days.join(" to ")}${filesOf(some)}`;
}

/** Deliveries that a run would treat alike: summed up by dataset, or one by one where they have reasons; of many, the first. */
function groupLines([state, some]: readonly [PlannedDelivery["state"], readonly PlannedDelivery[]]): readonly string[] {
  const hasReasons = some.some(({ reason }) => reason !== undefined);
  const lines = hasReasons
    ? firstLines(some.map(deliveryLine), "  more")
    : [...Map.groupBy(some, ({ dataset }) => dataset)].map(datasetLine);
  return ["", `${does[state]}: ${many(some.length)}`, ...lines];
}

/** What a run would do and why, as lines for the terminal: the verdict, then the deliveries in groups. */
export function planLines(plan: Plan): readonly string[] {
  const others = [
    ...firstLines(refusedLines(plan.unreadable, {}), "refused"),
    ...firstLines(plan.undecided.flatMap(heldLines), "held back"),
    ...firstLines(ignoredLines(plan.ignored), "ignored"),
  ];
  return [
    verdictLine(plan),
    ...[...Map.groupBy(plan.deliveries, ({ state }) => state)].flatMap(groupLines),
    ...(others.length === 0 ? [] : ["", ...others]),
  ];
}

/** The same for programs: stable keys, docs/operations.md says what each holds. */
export const planResult = (plan: Plan): Readonly<Record<string, unknown>> => ({
  verdict: verdictOf(plan),
  says: verdictLine(plan),
  deliveries: plan.deliveries,
  unreadable: plan.unreadable,
  ignored: plan.ignored,
  held: plan.undecided.map(({ delivery, doubts = [] }) => ({ delivery, doubts })),
  changed: plan.changed,
});
