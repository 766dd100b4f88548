import {
  arrivals,
  cancelledWages,
  departures,
  drawing,
  inventCountry,
  lateSearch,
  lateWages,
  moves,
  swap,
  together,
} from "./simulated-country.ts";
import type { Country, Night, Resident } from "./simulated-country.ts";

const isForeign = ({ background }: Resident): boolean => background === "foreign";
const isReturnee = ({ ground }: Resident): boolean => ground === "returnee";
const inEspoo = ({ city }: Resident): boolean => city === "KU049";

/** What comes after a month's end: at first much, then a few reports a night, one person's, or nobody's. */
const usual: readonly Night[] = [
  lateWages(1, isForeign),
  swap(isForeign),
  together(lateWages(2, isReturnee), moves(1)),
  together(lateWages(9), cancelledWages(4), lateSearch(3), arrivals(2)),
  cancelledWages(1, inEspoo),
  together(moves(4), departures(2)),
  (country) => country,
  together(lateWages(14), lateSearch(6), arrivals(4), departures(3), moves(3)),
  swap(inEspoo),
  together(arrivals(1), cancelledWages(2, isForeign)),
];
const first: readonly Night[] = [
  together(lateWages(160), lateSearch(40), arrivals(14), moves(9)),
  together(lateWages(70), lateSearch(25), arrivals(10), departures(8), moves(6)),
  together(lateWages(30), cancelledWages(10), lateSearch(10), moves(5)),
];

/**
 * One month of a small country as known at so many vintages, oldest first.
 *
 * @example simulatedVintages({ vintages: 30, residents: 2500, seed: 1 }).length // 30
 */
export function simulatedVintages(of: {
  readonly vintages: number;
  readonly residents: number;
  readonly seed: number;
}): readonly Country[] {
  const draw = drawing(of.seed);
  const known = [inventCountry(of.residents, draw)];
  while (known.length < of.vintages) {
    const number = known.length - 1;
    const night = first[number] ?? usual[number % usual.length]!;
    known.push(night(known.at(-1)!, draw));
  }
  return known;
}
