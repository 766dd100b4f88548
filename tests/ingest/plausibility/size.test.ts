import { describe, expect, it } from "vitest";
import { addMonths, monthRange } from "../../../src/lib/months.ts";
import { sizeDoubts } from "../../../src/ingest/plausibility/size.ts";
import { earlier, figures } from "./made-up.ts";

const MIN = 200;
const june = (rows: number, persons = Math.round(0.9 * rows)) => ({
  period: "2026-06",
  figures: figures({ rows, persons }),
});

describe("against the period before", () => {
  const before = [earlier("2026-05", "2026-06-15")];

  it.each([
    [600, []],
    [599, [/^against 2026-05: 599 rows for 1000 \(60 %; usual 60 % to 160 %\)/]],
    [1600, []],
    [1601, [/1601 rows for 1000 \(160 %/]],
  ])("%i rows for a thousand", (rows, expected) => {
    expect(sizeDoubts(june(rows, 900), before, MIN)).toEqual(expected.map((text) => expect.stringMatching(text)));
  });

  it("counts persons by themselves: as many rows of half of the persons are odd", () => {
    expect(sizeDoubts(june(1000, 450), before, MIN)).toEqual([
      "against 2026-05: 450 persons for 900 (50 %; usual 60 % to 160 %)",
    ]);
  });

  it("judges nothing where either side is small, but a large file that all but vanished", () => {
    expect(sizeDoubts(june(150), [earlier("2026-05", "2026-06-15", { rows: 300, persons: 300 })], MIN)).toEqual([]);
    expect(sizeDoubts(june(500), [earlier("2026-05", "2026-06-15", { rows: 150, persons: 140 })], MIN)).toEqual([]);
    expect(sizeDoubts(june(3), before, MIN)).toEqual([expect.stringMatching(/3 rows for 1000/)]);
  });

  it("has nothing to compare with on a first delivery, nor in a record of before figures were kept", () => {
    expect(sizeDoubts(june(3), [], MIN)).toEqual([]);
    expect(sizeDoubts(june(3), [{ ...before[0]!, figures: undefined }], MIN)).toEqual([]);
  });

  it("takes the newest period before it, in its newest version", () => {
    const many = [
      earlier("2026-04", "2026-05-15", { rows: 10_000, persons: 9000 }),
      earlier("2026-05", "2026-06-15", { rows: 10_000, persons: 9000 }),
      earlier("2026-07", "2026-06-15", { rows: 10_000, persons: 9000 }),
      earlier("2026-05", "2026-07-15"),
    ];
    expect(sizeDoubts(june(1000), many, MIN)).toEqual([]);
  });
});

describe("against the older version of the same period", () => {
  it("half of it is odd, though the month before was as small", () => {
    const before = [earlier("2026-05", "2026-06-15", { rows: 500, persons: 450 }), earlier("2026-06", "2026-07-15")];
    expect(sizeDoubts(june(500), before, MIN)).toEqual([
      "against the same period as delivered on 2026-07-15: 500 rows for 1000 (50 %; usual 60 % to 160 %), 450 persons for 900 (50 %; usual 60 % to 160 %)",
    ]);
  });
});

describe("against the older version, among redeliveries", () => {
  const GROWN = { rows: 1300, persons: 1170 };
  const monthly = (first: string, last: string, day: string, grown: string | null = null) =>
    monthRange(first, last).map((period) => earlier(period, day, period === grown ? GROWN : {}));

  it("a young month grows as young months do, whatever old months did in as many deliveries", () => {
    // An initial load, and all it held redelivered once: of its months only the newest was young.
    const initial = monthly("2025-04", "2026-05", "2026-07-15");
    const second = monthly("2025-04", "2026-06", "2026-08-15", "2026-05");
    expect(sizeDoubts(june(1300), [...initial, ...second], MIN)).toEqual([]);
  });

  it("what is usual is learned from months that were as old", () => {
    const first = monthRange("2025-04", "2026-05").map((period) => earlier(period, `${addMonths(period, 2)}-15`));
    const second = monthRange("2025-04", "2026-05").map((period) =>
      earlier(period, `${addMonths(period, 3)}-15`, GROWN),
    );
    const before = [...first, ...second, earlier("2026-06", "2026-08-15")];
    expect(sizeDoubts(june(1300, 1170), before, MIN)).toEqual([]);
    expect(sizeDoubts(june(1640, 1170), before, MIN)).toEqual([
      "against the same period as delivered on 2026-08-15: 1640 rows for 1000 (164 %; usual 104 % to 163 %)",
    ]);
  });
});

describe("in a month that is always larger", () => {
  const months = Array.from({ length: 14 }, (_, index) => addMonths("2025-04", index));
  const holidays = months.map((period) =>
    earlier(period, `${addMonths(period, 1)}-15`, { rows: period.endsWith("06") ? 1400 : 1000 }),
  );

  it("as many more as a year before are no accident, and more than that are one", () => {
    expect(sizeDoubts(june(1400, 900), holidays, MIN)).toEqual([]);
    expect(sizeDoubts(june(1800, 900), holidays, MIN)).toEqual([
      expect.stringMatching(/1800 rows for 1000 \(180 %; usual 80 % to 175 %\)/),
    ]);
  });
});

describe("with a history of a year", () => {
  const year = Array.from({ length: 14 }, (_, index) => addMonths("2025-04", index)).map((period) =>
    earlier(period, `${addMonths(period, 1)}-15`, { rows: 1000 + (period.endsWith("7") ? 30 : 0) }),
  );

  it("what is usual is learned: three quarters of the month before are odd now", () => {
    expect(sizeDoubts(june(760, 900), year, MIN)).toEqual([
      expect.stringMatching(/against 2026-05: 760 rows for 1000 \(76 %; usual 80 % to 125 %\)/),
    ]);
    expect(sizeDoubts(june(820, 900), year, MIN)).toEqual([]);
  });
});
