import { expect, it } from "vitest";
import { personMonthJoin } from "../../pipelines/subjects.ts";
import type { DeliveryRecord } from "../../src/model/delivery.ts";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import { sourcesSince } from "../../src/run/sources-since.ts";
import { accepted } from "../model/deliveries.ts";

const sources = personMonthJoin.unemploymentSources;

const benefits = (month: string, at: string): DeliveryRecord =>
  accepted(`benefits ${month}`, at, [["TAX_BENEFIT_report", month]]);

const search = (month: string, at: string): DeliveryRecord =>
  accepted(`search ${month}`, at, [["KEHA_Tyonhaku", month]]);

/** The sources of the months in the deliveries, with a vintage at the end of each of the days. */
const since = (deliveries: readonly DeliveryRecord[], days: readonly string[], months: readonly string[]) =>
  sourcesSince({ months, sources, vintages: days.map((day) => asKnownAt(deliveries, `${day}T23:59`)) }).map(
    ({ vintage, month, source }) => `${month} ${source} ${vintage}`,
  );

it("a month has a source since the vintage that first held a file of one, and another since a better one came", () => {
  const deliveries = [
    benefits("2024-12", "2025-01-10T00:00"),
    benefits("2025-01", "2025-02-10T00:00"),
    search("2025-01", "2025-02-15T04:35"),
    benefits("2025-02", "2025-03-10T00:00"),
  ];
  const days = ["2025-01-10", "2025-02-10", "2025-02-15", "2025-03-10"];
  expect(since(deliveries, days, ["2024-12", "2025-01", "2025-02"])).toEqual([
    "2024-12 benefits 2025-01-10",
    "2024-12 job_search 2025-02-15T04:35",
    "2025-01 benefits 2025-02-10",
    "2025-01 job_search 2025-02-15T04:35",
    "2025-02 benefits 2025-03-10",
  ]);
});

it("a vintage that was not published, or in which nothing changed, is not named", () => {
  const deliveries = [benefits("2025-01", "2025-02-10T00:00"), search("2025-03", "2025-04-15T00:00")];
  expect(since(deliveries, ["2025-02-28", "2025-03-31", "2025-05-31"], ["2025-01"])).toEqual([
    "2025-01 benefits 2025-02-10",
    "2025-01 job_search 2025-04-15",
  ]);
});

it("a month without a source is absent", () => {
  expect(since([benefits("2025-01", "2025-02-10T00:00")], ["2025-02-28"], ["2025-02"])).toEqual([]);
  expect(since([], ["2025-02-28"], ["2025-02"])).toEqual([]);
});

it("the better source stays when the other one has more", () => {
  const deliveries = [search("2025-01", "2025-02-01T00:00"), benefits("2025-01", "2025-02-10T00:00")];
  expect(since(deliveries, ["2025-02-01", "2025-02-10"], ["2025-01"])).toEqual(["2025-01 job_search 2025-02-01"]);
});
