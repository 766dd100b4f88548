import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { machine } from "../machine.ts";
import type { GivenHistory } from "./country.ts";
import { measure } from "./measure.ts";
import { reportOf } from "./report.ts";
import { targetsOf } from "./targets.ts";

/** Months of the simulation; a country has a monthly release for each, from the first on. */
const MONTHS = 24;

const SIZES = ["20000", "60000", "200000"] as const;

/** From this many residents on, only the last releases are made, as each takes minutes. */
const LARGE_CITY = { from: 200_000, releases: 6 } as const;

/** Up to this many residents, the newest delivery arrives night after night. */
const SMALL = 20_000;

/** The size that CI can afford. */
const SMALLEST = { sizes: [`${SMALL}`], releases: "3", nights: "2" } as const;

interface Options {
  readonly histories: readonly GivenHistory[];
  readonly out: string | null;
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name}: ${text} is not a whole number from ${least}`);
}

/** The histories to measure, from the arguments of the bench. */
export function optionsFrom(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      releases: { type: "string" },
      nights: { type: "string" },
      seed: { type: "string", default: "7" },
      smallest: { type: "boolean", default: false },
      out: { type: "string" },
    },
  });
  const small = values.smallest ? SMALLEST : { sizes: SIZES, releases: null, nights: "10" };
  const sizes = positionals.length > 0 ? positionals : small.sizes;
  const nights = wholeNumber("--nights", values.nights ?? small.nights, 0);
  const seed = wholeNumber("--seed", values.seed, 0);
  const asked = values.releases ?? small.releases;
  const histories = sizes.map((size): GivenHistory => {
    const persons = wholeNumber("persons", size, 100);
    const usual = persons >= LARGE_CITY.from ? LARGE_CITY.releases : MONTHS;
    const releases = asked === null ? usual : wholeNumber("--releases", asked, 2);
    if (releases > MONTHS) throw new Error(`--releases: at most ${MONTHS}`);
    return { persons, months: MONTHS, seed, releases, nights: persons <= SMALL ? nights : 0 };
  });
  return { histories, out: values.out ?? null };
}

/**
 * Publishes histories of synthetic countries as a store would, with the audit. Prints as Markdown what was held and suppressed, and how the
 * published counts match the store's counts of each night and the truth. Where a value does not match or a target is missed, the process ends with
 * exit code 1.
 *
 * @param args `20000 60000 200000 --releases 24 --nights 10 --seed 7 --out FILE`, or `--smallest`
 */
export async function benchReleases(args: readonly string[]): Promise<void> {
  const { histories, out } = optionsFrom(args);
  const texts = [machine()];
  console.log(machine());
  for (const given of histories) {
    const measured = await measure(given, (text) => console.error(text));
    const text = reportOf(measured);
    console.log(`\n${text}`);
    texts.push(text);
    if (targetsOf(measured).some(({ isMet }) => !isMet)) process.exitCode = 1;
    if (out !== null) await writeFile(out, `${texts.join("\n\n")}\n`);
  }
}
