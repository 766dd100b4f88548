import { describe, expect, it } from "vitest";
import { ERRATA_COLUMNS, readErrata } from "../../../src/publish/feeds/read-errata.ts";
import { feedNames } from "./made-up-feed.ts";

const HEADER = ERRATA_COLUMNS.join(",");
const SOUND = "2026-11-02,,unemployment_gap_18_64,KU049,Luku oli väärin.,Siffran var fel.,The figure was wrong.";

const read = (...lines: readonly string[]) => readErrata(Buffer.from([HEADER, ...lines, ""].join("\n")), feedNames);

describe("errata.csv", () => {
  it("has a correction in three languages, for its area or for all", () => {
    const { entries, problems } = read(SOUND, "2026-11-03,2026-10-17T0000Z-3f9a1c0b7d42,,,Kaikki.,Alla.,All.");
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      {
        kind: "correction",
        at: "2026-11-02T00:00",
        areas: ["KU049"],
        snapshot: null,
        shows: { area: "KU049", indicator: "unemployment_gap_18_64" },
        texts: {
          fi: { title: expect.stringMatching(/^Korjaus: Espoo: /), html: "<p>Luku oli väärin.</p>" },
          sv: { html: "<p>Siffran var fel.</p>" },
        },
      },
      {
        areas: null,
        snapshot: "2026-10-17T0000Z-3f9a1c0b7d42",
        texts: { en: { title: "Correction", html: "<p>All.</p>" } },
      },
    ]);
  });

  it("may be of a spreadsheet: semicolons, a byte order mark, quotes, several lines", () => {
    const text = `\uFEFF${ERRATA_COLUMNS.join(";")}\r\n2026-11-02;;;;"Yksi; <kaksi>\n\n""kolme""";b;c\r\n`;
    const { entries, problems } = readErrata(Buffer.from(text), feedNames);
    expect(problems).toEqual([]);
    expect(entries[0]?.texts.fi.html).toBe("<p>Yksi; &lt;kaksi&gt;</p><p>&quot;kolme&quot;</p>");
  });

  it("keeps an entry's name when its text is made better", () => {
    const [before, after] = [read(SOUND), read(SOUND.replace("väärin", "virheellinen"))];
    expect(before.entries[0]?.name).toBe(after.entries[0]?.name);
    expect(before.entries[0]?.texts.fi.html).not.toBe(after.entries[0]?.texts.fi.html);
  });

  it.each([
    ["a day that there is not", "2026-02-30,,,,a,b,c", "line 3: date: is no day such as 2026-10-17"],
    ["a day as the Finnish write it", "2.11.2026,,,,a,b,c", "line 3: date: is no day such as 2026-10-17"],
    [
      "a snapshot that is no id",
      "2026-11-02,current,,,a,b,c",
      "line 3: snapshot: is neither empty nor a snapshot's id",
    ],
    ["an indicator that is not published", "2026-11-02,,gap,,a,b,c", "line 3: indicator: is not published"],
    ["an area that is none", "2026-11-02,,,Espoo,a,b,c", "line 3: area: is not one of KU091, KU049"],
    ["a language without a text", "2026-11-02,,,,a,,c", "line 3: text_sv: must be filled in"],
    ["a text with a separator", "2026-11-02,,,,a, b,b,c", "line 3: has 8 fields instead of 7"],
    ["an invisible character", "2026-11-02,,,,a\u001B,b,c", "line 3: text_fi: has an invisible character"],
    ["the same thing twice", SOUND, "line 3: another line has the same date"],
  ])("names the line of %s, and keeps the others", (_, line, problem) => {
    const { entries, problems } = read(SOUND, line);
    expect(entries).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ["quotes that do not close", Buffer.from(`${HEADER}\n"2026`), /^line \d+: quotes/],
    ["other columns", Buffer.from("date,text\n"), /^line 1: the columns must be date, snapshot/],
    ["nothing at all", Buffer.from(""), /^line 1: the columns must be/],
    ["another encoding", Buffer.from(`${HEADER}\n2026-11-02,,,,ä,b,c`, "latin1"), /^is not UTF-8/],
    ["too much", Buffer.alloc(1_000_001), /^has more than/],
  ])("with %s has no entries, and says why", (_, bytes, problem) => {
    const { entries, problems } = readErrata(bytes, feedNames);
    expect(entries).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it("need not be there", () => {
    expect(readErrata(null, feedNames)).toEqual({ entries: [], problems: [] });
  });
});
