import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { newestPaymentMonths } from "./calendar.ts";
import type { JobSearch, Span } from "./calendar.ts";
import { checkShocks } from "./shocks/check-shocks.ts";
import type { Shock } from "./shocks/shock-schema.ts";

/** The options of a country. The same values give the same bytes. */
export interface CountryOptions {
  /** The inbox folder: absent or empty. */
  readonly out: string;
  /** Folder for the truth; `truth` beside the inbox unless given. Never inside the inbox. */
  readonly truth?: string;
  /** Residents of the cities at the start. */
  readonly persons: number;
  readonly months: number;
  readonly seed: number;
  /** Table of the cities, in the form of `reference/cities.csv`, which it is unless given. */
  readonly cities?: string;
  /**
   * Number of a municipality: only those who ever live there are delivered, with their whole lives, as its own extracts would be cut.
   * They are the same people as in the whole country. Not together with shocks, which choose among all.
   */
  readonly residentsOf?: string;
  /** First month, `2024-09` unless given. */
  readonly from?: string;
  /** Payment months in the first delivery of wages and benefits, 13 unless given. */
  readonly firstWindow?: number;
  /** Cycle of the job-search extracts, `monthly` unless given. */
  readonly jobSearch?: JobSearch;
  /** Nights over which the newest deliveries of wages and benefits arrive, each with part of the payment months; 1 unless given. */
  readonly nightly?: number;
  /** Unforeseen events in the country and its deliveries; none unless given. `readShocks` reads them from a file. */
  readonly shocks?: readonly Shock[];
  readonly threads?: number;
  /** Such as `4GB`. */
  readonly memoryLimit?: string;
  readonly onProgress?: (message: string) => void;
}

/** Checked options, the generator's input. */
export interface Plan {
  readonly out: string;
  readonly truth: string;
  readonly persons: number;
  readonly seed: number;
  readonly span: Span;
  readonly jobSearch: JobSearch;
  readonly nightly: number;
  readonly shocks: readonly Shock[];
  /** Null: everybody is delivered. */
  readonly residentsOf: string | null;
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

function checkResidents(municipality: string | null, shocks: readonly Shock[]): void {
  if (municipality !== null && shocks.length > 0)
    refuse("residentsOf is given with shocks", "Give one of them: shocks choose among all persons of the country.");
}

/** Each night must bring a payment month, whose files stay together. */
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
 * @throws TilannekuvaError (usage) on a number out of range, an invalid month, a shock outside the country's months, or a folder that is not empty.
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
  const residentsOf = options.residentsOf ?? null;
  checkResidents(residentsOf, shocks);
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
    residentsOf,
  };
}
