import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas } from "../../pipelines/cities.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import type { Row } from "../../src/database/database.ts";
import { unitOf } from "../../src/indicators/declaration.ts";
import { OBSERVATION_COLUMNS } from "../../src/model/observation.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { publishSnapshot } from "../publish/snapshot/observe-and-publish.ts";
import { STATUS_RULES } from "../../src/publish/verify/status-rules.ts";
import { madeUpRelease, workshop } from "../publish/snapshot/made-up-release.ts";
import type { Workshop } from "../publish/snapshot/made-up-release.ts";

const page = readFileSync(join(packageRoot, "docs", "for-analysts.md"), "utf8");

/** The page's code in one language, block by block. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, code = ""]) => code);

const linesOf = (code: string): readonly string[] =>
  code.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("# Question"));

const questions = (numbers: readonly number[]) => numbers.map((number) => `# Question ${number}`);

describe("docs/for-analysts.md", () => {
  it("explains every column, every area and every status of a snapshot", () => {
    expect(OBSERVATION_COLUMNS.filter((column) => !page.includes(`\`${column}\``))).toEqual([]);
    expect(areas.slice(0, -1).filter(({ code, names }) => !page.includes(`\`${code}\` ${names.en}`))).toEqual([]);
    const explained = [...page.matchAll(/^\| ((?:`[A-Z]`(?:, )?)+) +\|/gm)].flatMap(
      ([, codes = ""]) => codes.match(/[A-Z]/g) ?? [],
    );
    expect(new Set(explained)).toEqual(new Set(STATUS_RULES.keys()));
  });

  it("lists every indicator with its name, its unit and the columns that break it down", () => {
    const rows = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
    for (const indicator of indicatorDeclarations) {
      const by = new Set(indicator.breakdowns.map(({ dimension }) => `\`${dimension}\``));
      const row = [`\`${indicator.id}\``, indicator.names.en, `\`${unitOf(indicator)}\``, [...by].join(", ")];
      expect(rows).toContainEqual(["", ...row, ""]);
    }
  });

  it("names no indicator that does not exist", () => {
    const named = [...page.matchAll(/[`"']((?:un)?employment_(?:rate|gap)\w*)[`"']/g)].map(([, id]) => id);
    expect(named.filter((name) => !indicatorDeclarations.some(({ id }) => id === name))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  it("answers seven questions in SQL and Python, and in R but for the one that needs Parquet, in three lines at most", () => {
    expect(page.match(/^### (\d)\. .*\?$/gm)).toHaveLength(7);
    expect(blocks("sql")).toHaveLength(7);
    const [, ...python] = blocks("python");
    const [, ...r] = blocks("r");
    expect(python.map((code) => code.split("\n")[0])).toEqual(questions([1, 2, 3, 4, 5, 6, 7]));
    expect(r.map((code) => code.split("\n")[0])).toEqual(questions([1, 2, 3, 5, 6, 7]));
    for (const code of [...blocks("sql"), ...python, ...r]) expect(linesOf(code).length).toBeLessThanOrEqual(3);
  });
});

describe("its SQL, on a published snapshot", () => {
  let shop: Workshop;
  let answers: readonly (readonly Row[])[];

  beforeAll(async () => {
    shop = await workshop();
    await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop, { whole: true })) }, shop);
    const session = await shop.database.session();
    const ask = (sql: string): Promise<readonly Row[]> =>
      session.rows(sql.replaceAll("output/current", join(shop.output, "current")));
    answers = await Promise.all(blocks("sql").map(ask));
  });
  afterAll(() => shop.remove());

  const column = (question: number, name: string): readonly unknown[] =>
    (answers[question - 1] ?? []).map((row) => row[name]);

  it("gives Espoo's gap once a month, with its interval and its status in words", () => {
    expect(column(1, "TIME_PERIOD")).toEqual(["2026-05", "2026-06"]);
    for (const { OBS_VALUE, SHOW_LOWER, SHOW_UPPER, OBS_STATUS_EN } of answers[0] ?? []) {
      expect(OBS_STATUS_EN).toMatch(/[a-z ]{4}/);
      if (OBS_VALUE === null) continue;
      expect(Number(SHOW_LOWER)).toBeLessThanOrEqual(Number(OBS_VALUE));
      expect(Number(OBS_VALUE)).toBeLessThanOrEqual(Number(SHOW_UPPER));
    }
  });

  it("gives each ground once, by its name, in the newest month", () => {
    expect(new Set(column(2, "TIME_PERIOD"))).toEqual(new Set(["2026-06"]));
    expect(column(2, "en")).toContain("Family");
    expect(new Set(column(2, "en")).size).toBe(column(2, "en").length);
  });

  it("shows an interval and a status beside every headline", () => {
    const named = (answers[2] ?? []).filter(({ OBS_VALUE }) => OBS_VALUE !== null);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ SHOW_LOWER, SHOW_UPPER }) => SHOW_LOWER === null || SHOW_UPPER === null)).toEqual([]);
    expect(column(3, "OBS_STATUS_EN").filter((text) => text === "")).toEqual([]);
  });

  it("describes the change of every headline in a year, in words", () => {
    expect(column(3, "INDICATOR_EN").length).toBeGreaterThan(50);
    expect(column(3, "CHANGE_STATUS_EN").filter((text) => text === "")).toEqual([]);
  });

  it("shows no revision at a first vintage", () => {
    expect(answers[3]).toEqual([]);
  });

  it("counts what is withheld of each indicator", () => {
    expect(new Set(column(5, "INDICATOR"))).toEqual(new Set(indicatorDeclarations.map(({ id }) => id)));
    expect(column(5, "withheld").some((count) => Number(count) > 0)).toBe(true);
  });

  it("sets the gaps of all cities side by side, that between the sexes too", () => {
    expect(new Set(column(6, "REF_AREA_EN"))).toEqual(new Set(areas.map(({ names }) => names.en)));
    const gaps = indicatorDeclarations.filter(({ id }) => id.includes("gap"));
    const shown = ["value", "lower", "upper", "status"];
    const columns = gaps.flatMap(({ names }) => shown.map((what) => `${names.en}_${what}`));
    expect(new Set(Object.keys(answers[5]![0]!))).toEqual(new Set(["REF_AREA_EN", ...columns]));
  });

  it("gives the share of those who came within a year, once an area and month", () => {
    expect(answers[6]).toHaveLength(2 * areas.length);
    expect(new Set(column(7, "status"))).toEqual(new Set(["A", "P"]));
    const shares = column(7, "per_cent").filter((value) => value !== null);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter((share) => !(Number(share) >= 0))).toEqual([]);
  });
});
