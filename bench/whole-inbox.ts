import type { IngestResult } from "../src/ingest/ingest.ts";
import { ingestInbox } from "../src/run/ingest-inbox.ts";

/** After every delivery: an invented country may end later than today. */
export const CUTOFF = "9999-12-31T23:59";
const AFTERWARDS = new Date("9999-12-31T12:00Z");

/**
 * Takes in everything that an invented country delivers.
 *
 * @throws Error where a delivery is refused or held back: what is counted without it would be of another country.
 */
export async function wholeInbox(given: Omit<Parameters<typeof ingestInbox>[0], "now">): Promise<IngestResult> {
  const taken = await ingestInbox({ ...given, now: AFTERWARDS });
  const { deliveries, refused } = taken;
  const held = deliveries.filter(({ status }) => status === "held");
  if (refused.length + held.length === 0) return taken;
  throw new Error(`of the country's own deliveries ${refused.length} are refused and ${held.length} held back`);
}
