import { agesParameter } from "../../src/count/parameters.ts";
import { allCities } from "../../pipelines/cities.ts";
import { reconstructionOf } from "../../pipelines/reconstruction.ts";
import type { Bench, TextRow } from "../sql/given.ts";

/** The number of a month, as the staged reports have it. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** Tables of one month of which it is asked how it became known; lines after the header. */
export interface KnownReports {
  /** person_id | background | sex | age | self_employed | unemployed | unemployment_source */
  readonly persons: readonly string[];
  /** person_id | payer_id | work_pay | payment month | received_on [| the month that it is for, where that is not January] */
  readonly wages?: readonly string[];
  /** person_id | payer_id | amount | payment month | received_on [| the month that it is for] */
  readonly benefits?: readonly string[];
  /** Timestamps of the newest payment month's reports. */
  readonly received?: string;
  readonly benefitsReceived?: string;
  readonly values?: Readonly<Record<string, string | number | null>>;
}

const MONTH = "2026-01";

const numbered = (line: string): string => {
  const [person, payer, amount, month = "", received = "", of = MONTH] = line.split("|").map((cell) => cell.trim());
  return `${monthNumber(of)} | ${person} | ${payer} | ${amount} | ${monthNumber(month)} | ${received}`;
};

const PERSONS =
  "person_id | background | sex | age:integer | self_employed:integer | unemployed:integer | unemployment_source";
const WAGES = "month:bigint | person_id | payer_id | work_pay:decimal(18,2) | payment_month:bigint | received_on:date";
const BENEFITS = "month:bigint | person_id | payer_id | amount:decimal(18,2) | payment_month:bigint | received_on:date";

const table = (header: string, lines: readonly string[]): readonly string[] => [[header, ...lines].join("\n")];

/** The result of `sql/count/reconstructed.sql` for January 2026, with deliveries of wages and benefits up to April that were made on 15 May. */
export const reconstructedCounts = (bench: Bench, given: KnownReports): Promise<readonly TextRow[]> =>
  bench.run(
    "count/reconstructed",
    {
      person_month: table(PERSONS, given.persons),
      wage_reports: table(WAGES, (given.wages ?? []).map(numbered)),
      benefit_periods: table(BENEFITS, (given.benefits ?? []).map(numbered)),
      newest_wage_reports: table("received_at:timestamp", [given.received ?? "2026-05-10 12:00:00"]),
      newest_benefit_reports: table("received_at:timestamp", [given.benefitsReceived ?? "2026-05-10 12:00:00"]),
    },
    {
      month: MONTH,
      delays: reconstructionOf(allCities).delays,
      ref_area: "C6",
      backgrounds: ["FINNISH", "FOREIGN"],
      age_groups: agesParameter(reconstructionOf(allCities).ages),
      work_pay_threshold: 0,
      maximum_undated_percent: 1,
      wages_until: "2026-04",
      wages_delivered: "2026-05-15",
      benefits_until: "2026-04",
      benefits_delivered: "2026-05-15",
      benefits_covered: 1,
      ...given.values,
    },
  );
