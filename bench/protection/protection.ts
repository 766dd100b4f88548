import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { machine } from "../machine.ts";
import { measure } from "./measure.ts";
import { reportOf } from "./report.ts";
import { settings } from "./settings.ts";
import type { Setting } from "./settings.ts";

function chosenSettings(names: string | undefined): readonly Setting[] {
  if (names === undefined) return settings;
  return names.split(",").map((name) => {
    const found = settings.find((setting) => setting.name === name);
    if (found !== undefined) return found;
    throw new Error(`--settings: ${name} is none of ${settings.map((setting) => setting.name).join(", ")}`);
  });
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Error(`--${name}: ${text} is not a whole number from 1`);
}

const DEFAULTS = { persons: "1950000", months: "3", vintages: "3", seed: "7" } as const;

function optionsFrom(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      persons: { type: "string", default: DEFAULTS.persons },
      months: { type: "string", default: DEFAULTS.months },
      vintages: { type: "string", default: DEFAULTS.vintages },
      seed: { type: "string", default: DEFAULTS.seed },
      settings: { type: "string" },
      out: { type: "string" },
    },
  });
  return {
    persons: wholeNumber("persons", values.persons),
    months: wholeNumber("months", values.months),
    vintages: wholeNumber("vintages", values.vintages),
    seed: wholeNumber("seed", values.seed),
    settings: chosenSettings(values.settings),
    out: values.out,
  };
}

/** Largest resident memory of this process so far, GB. */
const peak = (): number => process.resourceUsage().maxRSS / 1024 ** 2;

/**
 * Measures what protection costs, in time and in accuracy, and prints it as Markdown.
 *
 * @param args `--persons 1950000 --months 3 --vintages 3 --seed 7 --settings "in force,looser" --out FILE`
 */
export async function benchProtection(args: readonly string[]): Promise<void> {
  const { out, ...options } = optionsFrom(args);
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
  const say = (text: string): void => console.error(`${seconds()} s: ${text}`);
  const measured = await measure({ ...options, say });
  const { persons, months, vintages, seed } = options;
  const report = [
    `${machine()}: ${persons} residents, ${months} months, ${vintages} vintages each, seed ${seed}; ` +
      `${seconds()} s in all, at most ${peak().toFixed(1)} GB`,
    reportOf(measured),
    "",
  ].join("\n\n");
  console.log(report);
  if (out !== undefined) await writeFile(out, report);
}
