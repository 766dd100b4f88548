import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../src/database/database.ts";
import type { Row } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { OTHER_DIMENSIONS } from "../../src/model/totals.ts";
import { HEADLINE } from "../nowcast/headline.ts";
import { againstTruth, valuesOf } from "../releases/against-truth.ts";
import type { Compared } from "../releases/against-truth.ts";
import { trueFigures } from "../releases/truth.ts";
import { drawn, findingsOf } from "./findings.ts";

/** The headlines, and the rate behind the employment gap. */
const SERIES: ReadonlySet<string> = new Set([...HEADLINE, "employment_rate_18_64"]);

/** For one background or between the two, both sexes together, in the monthly order. */
const isHeadline = (row: Row): boolean =>
  SERIES.has(textOf(row, "INDICATOR")) &&
  textOf(row, "BACKGROUND") !== "_T" &&
  textOf(row, "STATUS_ORDER") === "MONTHLY" &&
  ["_T", "_Z"].includes(textOf(row, "SEX")) &&
  OTHER_DIMENSIONS.every((dimension) => textOf(row, dimension) === "_T");

async function comparedIn(snapshot: string, truth: string): Promise<readonly Compared[]> {
  await using work = await temporaryFolder();
  const database = await openDatabase({ temporary: join(work.path, "spill"), folders: [snapshot, truth, work.path] });
  const session = await database.session();
  try {
    const rows = (await valuesOf(snapshot, session)).filter(isHeadline);
    const months = [...new Set(rows.map((row) => textOf(row, "TIME_PERIOD")))].toSorted();
    const context = { session, engine: database.engine, store: work.path };
    return againstTruth(rows, await trueFigures({ months, truth }, context));
  } finally {
    session.close();
    database.close();
  }
}

/**
 * Prints the headline series of an invented country's snapshot beside the true ones, and ends with exit code 1 where the lines do not
 * agree.
 *
 * @param args `SNAPSHOT TRUTH`, as `output/current demo/truth`
 */
export async function benchLine(args: readonly string[]): Promise<void> {
  const [snapshot, truth] = args;
  if (snapshot === undefined || truth === undefined) throw new Error("line: name a snapshot and its country's truth");
  // `current` is a link to the snapshot.
  const compared = await comparedIn(await realpath(snapshot), await realpath(truth));
  console.log(drawn(compared));
  const findings = findingsOf(compared);
  for (const { name, wanted, measured, isMet } of findings)
    console.log(`${isMet ? "met" : "MISSED"}: ${name}: ${measured} (wanted: ${wanted})`);
  if (findings.some(({ isMet }) => !isMet)) process.exitCode = 1;
}
