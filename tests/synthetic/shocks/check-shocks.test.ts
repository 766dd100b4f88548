import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Shock } from "../../../src/synthetic/generate.ts";
import { checkShocks } from "../../../src/synthetic/shocks/check-shocks.ts";
import { addMonths } from "../../../src/lib/months.ts";

const span = { from: "2024-09", months: 24, firstWindow: 13 };
const country = { span, jobSearch: "monthly" } as const;
const late = (month: string): Shock => ({ kind: "late_payers", month, share: 0.1 });

it("whose reports are late must have a first delivery of their own, and one within the country", () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 23 }), (number) => {
      expect(() => checkShocks([late(addMonths(span.from, number))], country)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -30, max: 11 }), fc.integer({ min: 24, max: 60 })), (number) => {
      expect(() => checkShocks([late(addMonths(span.from, number))], country)).toThrow(
        "shock 1 (late_payers): month: give one from 2025-09 to 2026-08",
      );
    }),
  );
});

it.each<readonly [Shock, string]>([
  [{ kind: "missing_extract", month: "2025-09", dataset: "TAX_INCOMES" }, "month: give one from 2025-10 to 2026-08"],
  [{ kind: "missing_extract", month: "2024-09", dataset: "FOLK_ENHEN" }, "month: give one from 2024-10 to 2026-08"],
  [
    { kind: "late_arrivals", month: "2026-07", area: "C6", share: 0.1, redelivered_after: 2 },
    "month: give one from 2024-10 to 2026-06",
  ],
  [{ kind: "benefit_code", month: "2024-09", old: "1058", new: "1366" }, "month: give one from 2024-10 to 2026-08"],
])("%o is outside the country's months", (shock, fact) => {
  expect(() => checkShocks([late("2026-01"), shock], country)).toThrow(`shock 2 (${shock.kind}): ${fact}`);
});

it("job-search extracts must be monthly to be missing or to be closed late", () => {
  const shocks: readonly Shock[] = [
    { kind: "late_closures", month: "2026-01", area: "C6", share: 0.5 },
    { kind: "missing_extract", month: "2026-01", dataset: "KEHA_Koulutus" },
  ];
  expect(() => checkShocks(shocks, country)).not.toThrow();
  const message = "job-search extracts must be monthly (--job-search)";
  expect(() => checkShocks(shocks, { span, jobSearch: "yearly" })).toThrow(
    `shock 1 (late_closures): ${message}\nshock 2 (missing_extract): ${message}`,
  );
});

it("a month's arrivals are late once, a country may be too short", () => {
  const shock: Shock = { kind: "late_arrivals", month: "2026-01", area: "KU091", share: 0.1, redelivered_after: 1 };
  expect(() => checkShocks([shock, { ...shock, month: "2026-02" }], country)).not.toThrow();
  expect(() => checkShocks([shock, { ...shock, area: "KU049" }], country)).toThrow("shock 2 (late_arrivals): month");
  expect(() => checkShocks([shock], { ...country, span: { ...span, months: 2 } })).toThrow("too few months");
});
