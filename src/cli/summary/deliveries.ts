import { firstLines, notTakenIn } from "../../ingest/inbox/lines.ts";
import { quarantined } from "../../ingest/ingest.ts";
import type { DeliveryRecord } from "../../model/delivery.ts";
import { heldRecords } from "../../model/held-deliveries.ts";
import { visible, visibleName } from "../../lib/visible.ts";
import { heldLines } from "../../run/held-back.ts";
import type { Vintage } from "../../model/data-vintage.ts";
import { publishedLinkageRates } from "../../publish/snapshot/published-linkage.ts";
import type { NightReport } from "../../run/night-report.ts";
import { table } from "../terminal.ts";

/** How far each extract reaches, as lines for the terminal. */
export function freshnessLines(vintage: Vintage): readonly string[] {
  const rows = [...vintage.tables].map(([name, files]) => {
    const delivered =
      files
        .map((file) => file.deliveredAt)
        .toSorted()
        .at(-1) ?? "";
    return [name, files.at(-1)?.period || "–", delivered.slice(0, 10)];
  });
  return [
    "Freshness",
    "",
    ...table(
      ["extract", "newest period", "delivered"],
      rows.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    ),
  ];
}

/** How many rows were refused, by extract; where to see more. */
export async function quarantineLines(store: string): Promise<readonly string[]> {
  const found = await quarantined(store);
  if (found.length === 0) return ["Quarantine: nothing was refused."];
  const tables = [...Map.groupBy(found, ({ table: name }) => name)].map(
    ([name, reasons]) => `${name} ${reasons.reduce((sum, { count }) => sum + count, 0)}`,
  );
  return [`Quarantine: rows that broke their contract: ${tables.join(", ")} (tilannekuva quarantine: why and where)`];
}

/** How many of Migri's permit holders are linked to a person, by the newest month that tells, as lines for the terminal. */
export async function linkageLines(snapshot: string): Promise<readonly string[]> {
  const newest = (await publishedLinkageRates(snapshot)).findLast(({ linked }) => linked !== null);
  return newest === undefined
    ? ["Linkage: not told, as fewer than 10 permit holders are linked, or not linked, to a person."]
    : [`Linkage: ${newest.linked} % of the permit holders of ${newest.month} are linked to a person`];
}

/** Deliveries that somebody decided against. */
export const rejectedLines = (register: readonly DeliveryRecord[], cutoff: string): readonly string[] =>
  heldRecords(register, cutoff).flatMap(({ delivery, decision }) =>
    decision?.verdict === "reject"
      ? [`rejected: ${visibleName(delivery)}, at ${decision.at}: ${visible(decision.why)}`]
      : [],
  );

const IN_THE_LOG = "they are in the log";

/** What is wrong with deliveries, what is held back, what is waiting, what was ignored; of many the first. */
export const ingestLines = ({ ingest, undecided }: Pick<NightReport, "ingest" | "undecided">): readonly string[] => [
  ...notTakenIn(ingest, IN_THE_LOG),
  ...firstLines(undecided.flatMap(heldLines), "held back", IN_THE_LOG),
  ...firstLines(
    ingest.warnings.map((warning) => `note: ${warning}`),
    "note",
    IN_THE_LOG,
  ),
];
