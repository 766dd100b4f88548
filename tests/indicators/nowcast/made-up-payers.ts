import { allCities } from "../../../pipelines/cities.ts";
import { silentPayersIn } from "../../../pipelines/nowcast.ts";
import type { CountHistory, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { countName } from "../../../src/indicators/nowcast/pools.ts";
import type { GroupPlace } from "../../../src/indicators/nowcast/silent-shares.ts";
import { historyOf, reported } from "./made-up-triangles.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

/** The pipeline's own declaration. */
export const declared = silentPayersIn(allCities);

export const MONTHS = 20;
export const LAST = MONTHS - 1;

/** The share of silent persons in a month, and how many wage earners there are; null where it is withheld. */
export interface Told {
  readonly area?: string;
  readonly background?: string;
  readonly sex?: string;
  readonly persons?: number;
  readonly share: (month: number, delay: number) => number | null;
}

const rounded = (count: number): number => Math.round(count / 10) * 10;

export function countsOf({
  area = "C6",
  background = "FOREIGN",
  sex = "_T",
  persons = 10_000,
  share,
}: Told): readonly ReportedCount[] {
  const place = (BACKGROUND: string) =>
    countName({
      table: declared.table,
      REF_AREA: area,
      ...TOTALS,
      BACKGROUND,
      SEX: sex,
      AGE: declared.age,
      STATUS_ORDER: "_Z",
      measure: "PERSONS",
    });
  const of = (name: string, part: (share: number) => number) =>
    reported(
      {
        months: MONTHS,
        told: (month, delay) => {
          const now = share(month, delay);
          return now === null ? null : rounded(persons * part(now));
        },
      },
      name,
    );
  return [of(place(`${background}_SILENT`), (now) => now), of(place(`${background}_REPORTING`), (now) => 1 - now)];
}

/** A count of another table, which says nothing of payers. */
export const ELSEWHERE = reported({ months: MONTHS, told: () => 50_000 }, "by_background|C6");

export const historyWith = (...told: readonly Told[]): CountHistory =>
  historyOf([...told.flatMap(countsOf), ELSEWHERE]);

export const C6: GroupPlace = { REF_AREA: "C6", BACKGROUND: "FOREIGN", SEX: "_T" };
export const ESPOO: GroupPlace = { ...C6, REF_AREA: "KU049" };

/** Three of a hundred are silent, a little more and less; so many in the newest month. */
export const usually =
  (newest: number) =>
  (month: number): number =>
    month === LAST ? newest : 0.03 + (month % 3) / 1000;

/** An initial load: only the newest month has been delivered for the first time. */
export const initial = (share: number, persons = 10_000): CountHistory =>
  historyWith({ persons, share: (month, delay) => (month + delay < LAST ? null : month === LAST ? share : 0.002) });
