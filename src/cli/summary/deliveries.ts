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

/** The newest period of each extract, as lines for the terminal. */
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

/** How many rows were refused, by extract, and where to see more. */
export async function quarantineLines(store: string): Promise<readonly string[]> {
  const found = await quarantined(store);
  if (found.length === 0) return ["Quarantine: no row was refused."];
  const tables = [...Map.groupBy(found, ({ table: name }) => name)].map(
    ([name, reasons]) => `${name} ${reasons.reduce((sum, { count }) => sum + count, 0)}`,
  );
  return [`Quarantine: rows that broke their contract: ${tables.join(", ")} (tilannekuva quarantine: why and where)`];
}

/** The linkage rate of Migri's permit holders in the newest month that has one, as lines for the terminal. */
export async function linkageLines(snapshot: string): Promise<readonly string[]> {
  const newest = (await publishedLinkageRates(snapshot)).findLast(({ linked }) => linked !== null);
  return newest === undefined
    ? ["Linkage: withheld; fewer than 10 permit holders are linked, or not linked, to a person."]
    : [`Linkage: ${newest.linked} % of the permit holders of ${newest.month} are linked to a person`];
}

/** The rejected deliveries as lines for the terminal. */
export const rejectedLines = (register: readonly DeliveryRecord[], cutoff: string): readonly string[] =>
  heldRecords(register, cutoff).flatMap(({ delivery, decision }) =>
    decision?.verdict === "reject"
      ? [`rejected: ${visibleName(delivery)}, at ${decision.at}: ${visible(decision.why)}`]
      : [],
  );

const IN_THE_LOG = "they are in the log";

/** Refused, held, waiting and ignored deliveries, and notes, as lines for the terminal; of many, the first. */
export const ingestLines = ({ ingest, undecided }: Pick<NightReport, "ingest" | "undecided">): readonly string[] => [
  ...notTakenIn(ingest, IN_THE_LOG),
  ...firstLines(undecided.flatMap(heldLines), "held back", IN_THE_LOG),
  ...firstLines(
    ingest.warnings.map((warning) => `note: ${warning}`),
    "note",
    IN_THE_LOG,
  ),
];
