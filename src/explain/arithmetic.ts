import { CELL_COLUMNS } from "../model/lineage.ts";
import type { Observation } from "../model/observation.ts";
import { roundedQuotient } from "../statistics/rounding.ts";
import { countsIn } from "./explained-inputs.ts";
import type { CountedGroup, PublishedCount } from "./explained-inputs.ts";

/** How a value follows from the published counts. */
export interface Arithmetic {
  /** The value that the counts give, rounded as published; null where a count has no value, or the numerator or the rest is zero. */
  readonly value: number | null;
  /** Each step as a line of its own. */
  readonly steps: readonly string[];
}

interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

const PERCENT = 100;

const NOTHING: Arithmetic = { value: null, steps: [] };

/** A count's label among others: its measure and the codes in which it differs from them; for a total, also the dimension that it sums over. */
export function labelsOf(counts: readonly PublishedCount[]): (count: PublishedCount) => string {
  const differ = CELL_COLUMNS.filter(
    (column) =>
      column !== "MEASURE" && column !== "STATUS_ORDER" && new Set(counts.map(({ codes }) => codes[column])).size > 1,
  );
  return ({ codes }) =>
    [codes["MEASURE"], ...differ.map((column) => (codes[column] === "_T" ? `${column}=_T` : codes[column]))].join(" ");
}

/** The sum of published counts; null where one has no value. */
const sumOf = (counts: readonly PublishedCount[]): number | null =>
  counts.reduce<number | null>((sum, { value }) => (sum === null || value === null ? null : sum + value), 0);

const sumText = (counts: readonly PublishedCount[], label: (count: PublishedCount) => string): string => {
  const parts = counts.map((count) => `${label(count)} ${String(count.value)}`).join(" + ");
  return counts.length > 1 ? `${parts} = ${String(sumOf(counts))}` : parts;
};

function shareOf({ numerator, denominator }: CountedGroup): Share | null {
  const [part, all] = [sumOf(numerator), sumOf(denominator)];
  return part === null || all === null || part <= 0 || all - part <= 0 ? null : { numerator: part, denominator: all };
}

const rateOf = ({ numerator, denominator }: Share, decimals: number): number =>
  roundedQuotient(BigInt(PERCENT * numerator), BigInt(denominator), decimals);

function shareSteps(group: CountedGroup, share: Share, decimals: number): readonly string[] {
  const label = labelsOf(countsIn([group]));
  const whose = group.group === null ? "" : `${group.group}: `;
  return [
    `${whose}numerator: ${sumText(group.numerator, label)}`,
    `${whose}denominator: ${sumText(group.denominator, label)}`,
    `${whose}${PERCENT} × ${share.numerator} / ${share.denominator} = ${rateOf(share, decimals).toFixed(decimals)} %`,
  ];
}

function rateArithmetic(group: CountedGroup, { DECIMALS }: Observation): Arithmetic {
  const share = shareOf(group);
  return share === null ? NOTHING : { value: rateOf(share, DECIMALS), steps: shareSteps(group, share, DECIMALS) };
}

/** A gap is rounded once, as it is computed from its groups' exact rates. */
function gapArithmetic([minuend, subtrahend]: readonly [CountedGroup, CountedGroup], decimals: number): Arithmetic {
  const [a, b] = [shareOf(minuend), shareOf(subtrahend)];
  if (a === null || b === null) return NOTHING;
  const value = roundedQuotient(
    BigInt(PERCENT) * (BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator)),
    BigInt(a.denominator) * BigInt(b.denominator),
    decimals,
  );
  const quotients = `${a.numerator} / ${a.denominator} - ${b.numerator} / ${b.denominator}`;
  return {
    value,
    steps: [
      ...shareSteps(minuend, a, decimals),
      ...shareSteps(subtrahend, b, decimals),
      `${PERCENT} × (${quotients}) = ${value.toFixed(decimals)} percentage points, rounded once`,
    ],
  };
}

function sumArithmetic({ numerator, group }: CountedGroup): Arithmetic {
  const value = sumOf(numerator);
  return value === null
    ? NOTHING
    : { value, steps: [sumText(numerator, labelsOf(countsIn([{ group, numerator, denominator: [] }])))] };
}

/**
 * How the value follows from the published counts. For an estimated value, they give the value before estimation.
 *
 * @example arithmeticOf(groups, observation).steps.at(-1) // "100 × (120 / 1010 - 300 / 6000) = 6.9 percentage points, rounded once"
 */
export function arithmeticOf(groups: readonly CountedGroup[], observation: Observation): Arithmetic {
  const [first, second] = groups;
  if (first === undefined) return NOTHING;
  if (second !== undefined) return gapArithmetic([first, second], observation.DECIMALS);
  return observation.UNIT_MEASURE === "PERS" ? sumArithmetic(first) : rateArithmetic(first, observation);
}
