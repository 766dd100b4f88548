import { join } from "node:path";
import { countMonth } from "../../src/count/count-month.ts";
import type { TrueCounts } from "../../src/count/count-month.ts";
import type { StepContext } from "../../src/database/step.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import type { Month } from "../../src/lib/months.ts";
import { writeParquet } from "../../src/database/write-parquet.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { copyOf as protectionCopy } from "../protection/statement.ts";
import { truthTables } from "./headline.ts";
import { copyOf } from "./statement.ts";

/** The truth of a month, as the country's generator wrote it. */
const truthFile = (truth: string, month: Month): string =>
  join(truth, `person_month_${month.replace("-", "_")}.parquet`);

async function countedTruth(month: Month, truth: string, context: StepContext): Promise<TrueCounts> {
  const path = join(context.store, `true-person-month-${month}.parquet`);
  await context.session.run(copyOf("true_person_month"), { truth: truthFile(truth, month), output: path });
  const { areas, ages } = nightly.count;
  const personMonth = { path, sha256: await sha256OfFile(path) };
  return countMonth({ personMonth, month, tables: truthTables, areas, ages }, context);
}

/** The true counts of every month's cells by background, from everybody's true status. */
export async function countTruth(
  { months, truth }: { readonly months: readonly Month[]; readonly truth: string },
  context: StepContext,
): Promise<readonly TrueCounts[]> {
  const counted: TrueCounts[] = [];
  for (const month of months) counted.push(await countedTruth(month, truth, context));
  return counted;
}

/** Writes true counts as one file in the columns of published ones, as if nothing had to be protected. */
export async function writeUnrounded(
  { counts, output }: { readonly counts: readonly TrueCounts[]; readonly output: string },
  { session, store }: StepContext,
): Promise<void> {
  const files: string[] = [];
  for (const { path, sha256, cells } of counts) {
    const file = join(store, `unrounded-${sha256}.parquet`);
    await session.run(protectionCopy("true_counts"), { counts: [path], cells: [cells.path], output: file });
    files.push(file);
  }
  await writeParquet(session, "publish/counts", { counts: files, output });
}
