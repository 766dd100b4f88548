import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { newestPaymentMonths } from "./calendar.ts";
import type { JobSearch, Span } from "./calendar.ts";
import { checkShocks } from "./shocks/check-shocks.ts";
import type { Shock } from "./shocks/shock-schema.ts";

/** What a country is made from. The same values give the same bytes. */
export interface CountryOptions {
  /** The inbox folder: absent or empty. */
  readonly out: string;
  /** Folder for what the months really were; `truth` beside the inbox unless given. Never inside it. */
  readonly truth?: string;
  /** Residents of the six cities at the start. */
  readonly persons: number;
  readonly months: number;
  readonly seed: number;
  /** First month, `2024-09` unless given. */
  readonly from?: string;
  /** Payment months in the first delivery of wages and benefits, 13 unless given. */
  readonly firstWindow?: number;
  /** Cycle of the job-search extracts, `monthly` unless given. */
  readonly jobSearch?: JobSearch;
  /** Nights over which the newest delivery of wages and of benefits arrives, a part of its payment months each; 1 unless given. */
  readonly nightly?: number;
  /** What happens to the country and its deliveries that nobody foresaw; nothing unless given. `readShocks` reads them from a file. */
  readonly shocks?: readonly Shock[];
  readonly threads?: number;
  /** Such as `4GB`. */
  readonly memoryLimit?: string;
  readonly onProgress?: (message: string) => void;
}

/** Checked options: what the generator works from. */
export interface Plan {
  readonly out: string;
  readonly truth: string;
  readonly persons: number;
  readonly seed: number;
  readonly span: Span;
  readonly jobSearch: JobSearch;
  readonly nightly: number;
  readonly shocks: readonly Shock[];
}

const refuse = (message: string, advice: string): never => {
  throw new TilannekuvaError(message, { exitCode: EXIT.usage, advice });
};

function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    refuse(`${name} is not a whole number from ${least}`, `Give ${name} as a whole number.`);
}

function checkEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    refuse(`${folder}: the folder is not empty`, "Choose a folder that does not exist yet; nothing was written.");
}

/** Each night has something to bring: a payment month's files belong together. */
function checkNights(nights: number, span: Span): void {
  checkWhole("nightly", nights, 1);
  const { length } = newestPaymentMonths(span);
  if (nights > length)
    refuse(
      `nightly is more than the ${length} payment months of the newest delivery`,
      `Give at most ${length} nights: each brings a payment month.`,
    );
}

/**
 * The options with their defaults, checked.
 *
 * @throws TilannekuvaError (usage) on a number out of range, a month that is none, a shock outside the country's months, or a folder that holds something.
 */
export function planOf(options: CountryOptions): Plan {
  checkWhole("persons", options.persons, 100);
  checkWhole("months", options.months, 1);
  checkWhole("seed", options.seed, 0);
  const firstWindow = options.firstWindow ?? 13;
  checkWhole("first-window", firstWindow, 1);
  const from = options.from ?? "2024-09";
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(from)) refuse("from is not a month", "Give it as yyyy-mm, for example 2024-09.");
  const span = { from, months: options.months, firstWindow };
  const nightly = options.nightly ?? 1;
  checkNights(nightly, span);
  const [jobSearch, shocks] = [options.jobSearch ?? "monthly", options.shocks ?? []];
  checkShocks(shocks, { span, jobSearch });
  const truth = options.truth ?? join(dirname(options.out), "truth");
  const inside = relative(options.out, truth);
  if (!inside.startsWith("..")) refuse(`${truth}: the truth may not lie in the inbox`, "Choose a folder beside it.");
  checkEmpty(options.out);
  checkEmpty(truth);
  return {
    out: options.out,
    truth,
    persons: options.persons,
    seed: options.seed,
    span,
    jobSearch,
    nightly,
    shocks,
  };
}
