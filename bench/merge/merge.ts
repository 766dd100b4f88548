import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { allCities } from "../../pipelines/cities.ts";
import { USUAL_SIZE } from "../../src/cli/demo-country.ts";
import { openDatabase } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { machine } from "../machine.ts";
import { valuesOf } from "../releases/against-truth.ts";
import { trueFigures } from "../releases/truth.ts";
import { publishBothWays } from "./both-ways.ts";
import type { Published } from "./both-ways.ts";
import { cellsOfBoth } from "./cells.ts";
import { figuresOfBoth } from "./figures.ts";
import { reportOf } from "./report.ts";
import type { MergeCost } from "./report.ts";

async function measure({ truth, ...snapshots }: Published): Promise<MergeCost> {
  await using work = await temporaryFolder();
  const folders = [snapshots.joint, snapshots.merged, truth, work.path];
  const database = await openDatabase({ temporary: join(work.path, "spill"), folders });
  const session = await database.session();
  try {
    const cells = await cellsOfBoth(snapshots, allCities.code, session);
    const rows = {
      joint: await valuesOf(snapshots.joint, session),
      merged: await valuesOf(snapshots.merged, session),
    };
    const months = [...new Set(rows.joint.map((row) => textOf(row, "TIME_PERIOD")))].toSorted();
    const context = { session, engine: database.engine, store: work.path };
    const figures = figuresOfBoth(rows, await trueFigures({ months, truth }, context), allCities.code);
    return { cells, figures };
  } finally {
    session.close();
    database.close();
  }
}

/**
 * Publishes one invented country both ways, six cities in one run, and six that run alone and are merged; prints what the merge lacks and how
 * far its figures are off.
 *
 * @param args `--persons 20000 --months 24 --work FOLDER`: what the folder has already is not computed again
 */
export async function benchMerge(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      persons: { type: "string", default: `${USUAL_SIZE.persons}` },
      months: { type: "string", default: `${USUAL_SIZE.months}` },
      work: { type: "string" },
    },
  });
  await using temporary = await temporaryFolder();
  const folder = values.work === undefined ? temporary.path : resolve(values.work);
  const size = { persons: Number(values.persons), months: Number(values.months) };
  const published = await publishBothWays(size, folder, (text) => console.error(text));
  console.log(`${machine()}; ${size.persons} people, ${size.months} months\n`);
  console.log(reportOf(await measure(published)));
}
