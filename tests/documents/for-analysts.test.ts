import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas } from "../../pipelines/cities.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import type { Row } from "../../src/database/database.ts";
import { OBSERVATION_COLUMNS } from "../../src/lib/observation.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { publishSnapshot } from "../../src/publish/publish.ts";
import { STATUS_RULES } from "../../src/publish/statuses.ts";
import { madeUpRelease, workshop } from "../publish/made-up-release.ts";
import type { Workshop } from "../publish/made-up-release.ts";

const page = readFileSync(join(packageRoot, "docs", "for-analysts.md"), "utf8");

/** The page's code in one language, block by block. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, code = ""]) => code);

describe("docs/for-analysts.md", () => {
  it("explains every column, every area and every status of a snapshot", () => {
    expect(OBSERVATION_COLUMNS.filter((column) => !page.includes(`\`${column}\``))).toEqual([]);
    expect(areas.slice(0, -1).filter(({ code, names }) => !page.includes(`\`${code}\` ${names.en}`))).toEqual([]);
    const explained = [...page.matchAll(/^\| ((?:`[A-Z]`(?:, )?)+) +\|/gm)].flatMap(
      ([, codes = ""]) => codes.match(/[A-Z]/g) ?? [],
    );
    expect(new Set(explained)).toEqual(new Set(STATUS_RULES.keys()));
  });

  it("names no indicator that does not exist", () => {
    const named = [...page.matchAll(/[`"']((?:un)?employment_(?:rate|gap)\w*)[`"']/g)].map(([, id]) => id);
    expect(named.filter((name) => !indicatorDeclarations.some(({ id }) => id === name))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  it("asks the same three questions in each language", () => {
    expect(blocks("sql")).toHaveLength(3);
    for (const language of ["python", "r"]) {
      expect(blocks(language)).toHaveLength(1);
      expect(blocks(language)[0]?.match(/^# Question \d$/gm)).toEqual(["# Question 1", "# Question 2", "# Question 3"]);
    }
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
    (answers[question] ?? []).map((row) => row[name]);

  it("tells each area's gap in the newest month, with its interval", () => {
    expect(new Set(column(0, "REF_AREA"))).toEqual(new Set(areas.map(({ code }) => code)));
    expect(new Set(column(0, "TIME_PERIOD"))).toEqual(new Set(["2026-06"]));
    for (const { OBS_VALUE, SHOW_LOWER, SHOW_UPPER } of answers[0] ?? []) {
      if (OBS_VALUE === null) continue;
      expect(Number(SHOW_LOWER)).toBeLessThanOrEqual(Number(OBS_VALUE));
      expect(Number(OBS_VALUE)).toBeLessThanOrEqual(Number(SHOW_UPPER));
    }
  });

  it("tells one rate a month for women and one for men", () => {
    expect(column(1, "TIME_PERIOD")).toEqual(["2026-05", "2026-05", "2026-06", "2026-06"]);
    expect(column(1, "SEX")).toEqual(["F", "M", "F", "M"]);
  });

  it("tells each length of stay once, in order, and says in words why a value is absent", () => {
    expect(column(2, "STAY")).toEqual(["Y_LT1", "Y1T4", "Y5T9", "Y_GE10", "UNKNOWN"]);
    const absent = ["withheld", "not collected"];
    expect(
      (answers[2] ?? []).filter(({ OBS_VALUE, note }) => absent.some((word) => word === note) !== (OBS_VALUE === null)),
    ).toEqual([]);
  });
});
