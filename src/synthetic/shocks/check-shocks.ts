import { addMonths, monthsBetween } from "../../lib/months.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { firstWaveMonth } from "../calendar.ts";
import type { JobSearch, Span } from "../calendar.ts";
import type { Shock } from "./shock-schema.ts";

interface Country {
  readonly span: Span;
  readonly jobSearch: JobSearch;
}

/** The number of a shock's month, counted from the country's first. */
export const monthOf = ({ month }: Pick<Shock, "month">, { from }: Pick<Span, "from">): number =>
  monthsBetween(from, month);

/** The first month in which a kind of shock has a visible effect. */
function earliest(shock: Shock, span: Span): number {
  if (shock.kind === "late_payers" || shock.kind === "holidays" || shock.kind === "late_closures")
    return firstWaveMonth(span);
  // The first delivery of each extract, except the population, is a load of all months so far.
  if (shock.kind === "missing_extract" && shock.dataset !== "FOLK_ENHEN") return firstWaveMonth(span) + 1;
  return 1;
}

/** The last month whose shock still shows fully in the country's deliveries. */
const latest = (shock: Shock, { months }: Span): number =>
  shock.kind === "late_arrivals" ? months - 1 - shock.redelivered_after : months - 1;

/**
 * Whether a shock is one of the monthly job-search extracts, which a country with yearly ones does not have.
 *
 * @example needsMonthlyJobSearch({ kind: "missing_extract", month: "2026-08", dataset: "KEHA_Tyonhaku" }) // true
 */
export const needsMonthlyJobSearch = (shock: Shock): boolean =>
  shock.kind === "late_closures" || (shock.kind === "missing_extract" && shock.dataset.startsWith("KEHA_"));

function faultOf(shock: Shock, { span, jobSearch }: Country): string | null {
  const [first, last] = [earliest(shock, span), latest(shock, span)];
  const month = monthOf(shock, span);
  if (needsMonthlyJobSearch(shock) && jobSearch !== "monthly")
    return "job-search extracts must be monthly (--job-search)";
  if (month >= first && month <= last) return null;
  if (first > last) return "the country has too few months for it (--months)";
  return `month: give one from ${addMonths(span.from, first)} to ${addMonths(span.from, last)}`;
}

const isTwice = (shock: Shock, index: number, shocks: readonly Shock[]): boolean =>
  shock.kind === "late_arrivals" &&
  shocks.findIndex(({ kind, month }) => kind === shock.kind && month === shock.month) < index;

/**
 * Checks that every shock falls into a country's months, and that no population is delivered again twice.
 *
 * @throws TilannekuvaError (usage) that names the shock by its number in the list.
 */
export function checkShocks(shocks: readonly Shock[], country: Country): void {
  const facts = shocks.flatMap((shock, index) => {
    const fault = isTwice(shock, index, shocks)
      ? "month: its arrivals are late already; give one such shock a month"
      : faultOf(shock, country);
    return fault === null ? [] : [`shock ${index + 1} (${shock.kind}): ${fault}`];
  });
  if (facts.length === 0) return;
  throw new TilannekuvaError(facts, {
    exitCode: EXIT.usage,
    advice: "Move the shock, or make the country longer; docs/synthetic-country.md has every kind with its months.",
  });
}
