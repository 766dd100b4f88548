import { describe, expect, it } from "vitest";
import { migrVoimassaoleva } from "../../../pipelines/sources/migr_voimassaoleva.ts";
import { etkYrittajat } from "../../../pipelines/sources/etk_yrittajat.ts";
import { folkMuutto } from "../../../pipelines/sources/folk_muutto.ts";
import { kehaTyonhaku } from "../../../pipelines/sources/keha_tyonhaku.ts";
import { taxBenefitTransaction } from "../../../pipelines/sources/tax_benefit_transaction.ts";
import { taxIncomesTransaction } from "../../../pipelines/sources/tax_incomes_transaction.ts";
import type { Contract } from "../../../src/ingest/contract/contract.ts";
import { codesInWords, doubtsOf } from "../../../src/ingest/plausibility/doubts.ts";
import type { Against } from "../../../src/ingest/plausibility/file-in-doubt.ts";
import type { FileFigures } from "../../../src/model/delivery.ts";
import { earlier, file, figures } from "./made-up.ts";

interface Made {
  readonly contract?: Contract;
  readonly now?: Partial<FileFigures>;
  readonly ignored?: readonly string[];
  readonly against?: Partial<Against>;
}

const doubts = ({ contract = kehaTyonhaku, now = {}, ignored = [], against = {} }: Made) =>
  doubtsOf(
    { contract, file: file("2026-06", now), figures: figures(now), ignoredColumns: ignored },
    { deliveredAt: "2026-07-15T00:00", earlier: [], beside: [], minRows: 200, ...against },
  );

const checks = (made: Made) => doubts(made).doubts.map(({ check, message }) => [check, message]);

const before = (change: Partial<FileFigures> = {}) => ({ earlier: [earlier("2026-05", "2026-06-15", change)] });

describe("rows", () => {
  it("a table that is never empty has rows, on a first delivery too; moves may have none", () => {
    const none = { rows: 0, persons: 0, linked: null };
    expect(checks({ now: none })).toEqual([["rows", expect.stringMatching(/no row under the header/)]]);
    expect(checks({ contract: folkMuutto, now: none })).toEqual([]);
  });
});

describe("bytes", () => {
  const twin = { ...earlier("2026-05", "2026-06-15"), sha256: "hash of 2026-06" };

  it("of another period are odd, of another delivery or of this one", () => {
    const said = [["bytes", "the bytes are those of the file of 2026-05"]];
    expect(checks({ against: { earlier: [twin] } })).toEqual(said);
    expect(checks({ against: { ...before(), beside: [twin] } })).toEqual(said);
  });

  it("of a table that may stand still say nothing", () => {
    expect(checks({ contract: etkYrittajat, against: { earlier: [twin] } })).toEqual([]);
  });

  it("are not compared within the delivery that brings the table first, nor where there are few rows", () => {
    expect(checks({ against: { beside: [twin] } })).toEqual([]);
    const small = { rows: 100, persons: 90 };
    const twinOfFew = { ...twin, figures: figures(small) };
    expect(checks({ now: small, against: { earlier: [twinOfFew] } })).toEqual([]);
  });
});

describe("links", () => {
  it("to nobody are odd at once", () => {
    expect(checks({ now: { linked: 0 } })).toEqual([
      ["links", "none of the 900 ids in it is known to the population register"],
    ]);
  });

  it("to under half of the share before are odd", () => {
    expect(checks({ now: { linked: 0.4 }, against: before({ linked: 0.9 }) })).toEqual([
      ["links", expect.stringMatching(/knows 40.0 % of its ids, where it was 90.0 % before/)],
    ]);
    expect(checks({ now: { linked: 0.45 }, against: before({ linked: 0.9 }) })).toEqual([]);
  });

  it("are not judged where no population covers the period, nor of few rows", () => {
    expect(checks({ now: { linked: null }, against: before() })).toEqual([]);
    expect(checks({ now: { linked: 0, rows: 199 } })).toEqual([]);
  });
});

const unknown = (rows: number): Partial<FileFigures> => ({
  unknownRows: rows,
  unknownCodes: [{ column: "income_type", code: "399", rows, subjects: rows }],
});

describe("codes", () => {
  it("of incomes that no table knows hold back a first delivery from 5 % of the rows on", () => {
    expect(checks({ contract: taxIncomesTransaction, now: unknown(50) })).toEqual([]);
    expect(checks({ contract: taxIncomesTransaction, now: unknown(51) })).toEqual([
      ["codes", "5.1 % of the rows have codes that no code table knows: income_type 399 (51 rows)"],
    ]);
    expect(checks({ contract: taxBenefitTransaction, now: unknown(51) })).toEqual([]);
  });

  it("are odd where the period before had under half of the share, and known where it had as many", () => {
    const now = unknown(100);
    expect(checks({ contract: taxBenefitTransaction, now, against: before(unknown(49)) })).toHaveLength(1);
    expect(checks({ contract: taxBenefitTransaction, now, against: before(unknown(51)) })).toEqual([]);
  });

  it("are named with what is invisible in them made visible, the most frequent ones", () => {
    const codes = ["a\u001b[31m", "b", "c", "d", "e", "f"].map((code) => ({ column: "x", code, rows: 1, subjects: 1 }));
    expect(codesInWords(codes)).toBe(
      String.raw`x a\u001b[31m (1 row), x b (1 row), x c (1 row), x d (1 row), x e (1 row), and 1 more`,
    );
  });
});

describe("columns", () => {
  it("that the delivery before had are missed", () => {
    expect(
      checks({ now: { absentColumns: ["kotsk", "otlupa"] }, against: before({ absentColumns: ["otlupa"] }) }),
    ).toEqual([["columns", "column kotsk is missing, and the delivery before had it"]]);
  });

  it.each(["substitutePayerAct", "substitute_payer_acts", "SUBSTITUTEPAYERACTS_s"])(
    "%s stands for one that is missing under its own name, on a first delivery too",
    (written) => {
      const now = { absentColumns: ["substitutePayerActs"] };
      expect(checks({ now, ignored: ["other", written] })).toEqual([
        [
          "columns",
          `column substitutePayerActs is missing, and ${written}, which is in no contract, is spelled nearly so`,
        ],
      ]);
    },
  );

  it("that are optional and were never there are not missed", () => {
    expect(checks({ now: { absentColumns: ["kotsk"] }, ignored: ["something"] })).toEqual([]);
  });
});

describe("size", () => {
  it("of a year that is not over says nothing", () => {
    const year = { ...file("2026", { rows: 500, persons: 450 }), period: "2026" };
    const given = {
      contract: folkMuutto,
      file: year,
      figures: figures({ rows: 500, persons: 450 }),
      ignoredColumns: [],
    };
    const against = { earlier: [earlier("2025", "2026-01-15")], beside: [], minRows: 200 };
    expect(doubtsOf(given, { ...against, deliveredAt: "2026-07-05T00:00" }).said).toEqual([]);
    expect(doubtsOf(given, { ...against, deliveredAt: "2027-01-05T00:00" }).said).toEqual([
      expect.stringMatching(/against 2025: 500 rows for 1000/),
    ]);
  });

  it("holds back an extract, and is only said of events", () => {
    const half = { now: { rows: 500, persons: 450 }, against: before() };
    const moves = { ...half, against: { ...before(), deliveredAt: "2027-01-05T00:00" } };
    expect(checks(half)).toEqual([["size", expect.stringMatching(/500 rows for 1000/)]]);
    expect(doubts({ contract: folkMuutto, ...moves })).toEqual({
      doubts: [],
      said: [expect.stringMatching(/500 rows for 1000/)],
    });
    expect(checks({ contract: migrVoimassaoleva, ...half })).toHaveLength(1);
  });
});
