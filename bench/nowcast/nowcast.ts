import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../src/database/database.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { machine } from "../machine.ts";
import { LOADED } from "./first-night.ts";
import { measure } from "./measure.ts";
import type { Measured } from "./measured.ts";
import { optionsFrom } from "./options.ts";
import type { Options } from "./options.ts";
import { reportOf } from "./report.ts";

type Say = (text: string) => void;

async function measuredIn(work: string, options: Options, say: Say): Promise<Measured> {
  await using temporary = await temporaryFolder();
  const { path: folder } = temporary;
  const database = await openDatabase({ temporary: join(folder, "spill"), folders: [work, folder] });
  const session = await database.session();
  try {
    return await measure({ options, work, folder, session, say });
  } finally {
    session.close();
    database.close();
  }
}

function auditOf({ audited }: Options): string {
  if (audited === null) return "The counts were published without the audit.";
  const which = audited === "all" ? "at every vintage" : `at the newest ${audited} vintages`;
  return `The counts were published without the audit, and once more with it ${which}.`;
}

/** Describes the measurements that use countries of their own. */
const trialsOf = ({ latePayers, firstNights }: Options): string =>
  [
    latePayers === null ? "" : ` In every fourth month ${100 * latePayers} % of the payers are late.`,
    firstNights === null ? "" : ` For each seed, ${firstNights} initial loads of ${LOADED} months.`,
  ].join("");

function describe(options: Options): string {
  const { countries, breaks, minCompleteness } = options;
  const { persons, months, jobSearch } = countries[0]!;
  const seeds = countries.map(({ seed }) => seed).join(", ");
  return (
    `${persons} residents, ${months} months, job search ${jobSearch}, seeds ${seeds}; a value from a completeness of ${100 * minCompleteness} % on` +
    `${breaks ? ", with the pipeline's structural breaks" : ""}. ${auditOf(options)}${trialsOf(options)}`
  );
}

async function bench(options: Options, work: string): Promise<void> {
  const started = performance.now();
  await mkdir(work, { recursive: true });
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
  const measured = await measuredIn(work, options, (text) => console.error(`${seconds()} s: ${text}`));
  const head = `\`${options.command}\`\n\n${machine()}: ${describe(options)} ${seconds()} s.`;
  const text = `${head}\n\n${reportOf(measured)}\n`;
  console.log(text);
  if (options.out !== null) await writeFile(options.out, text);
}

/**
 * Measures how close nowcasts come to the truth of synthetic countries, at every vintage from the thirteenth on, and prints it as Markdown,
 * the targets first. It uses several countries, as two years of one cannot distinguish bias from chance. Generating the countries and publishing their
 * histories takes most of the time; with `--work` this is done once, each country in a folder of its own there.
 *
 * @param args `--persons 200000 --months 36 --seeds 7,8,9 --job-search monthly|yearly --work FOLDER --out FILE`, and what is measured in addition or
 *   (the last three, without `--plain`) instead: `--audit` (`--vintages N`: at the newest N), `--shocks [FILE]`, `--late-payers [SHARE]`,
 *   `--first-night [LOADS]`; `--all-tables --breaks --min-completeness 0.25`
 */
export async function benchNowcast(args: readonly string[]): Promise<void> {
  const options = optionsFrom(args);
  if (options.work !== null) return bench(options, options.work);
  await using temporary = await temporaryFolder();
  await bench(options, temporary.path);
}
