import * as fc from "fast-check";
import { execFileSync } from "node:child_process";
import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../../src/lib/package-root.ts";
import type { Sheet } from "../../../src/publish/xlsx/sheet.ts";
import { columnName } from "../../../src/publish/xlsx/sheet.ts";
import { workbookOf } from "../../../src/publish/xlsx/workbook.ts";

const { DOMParser } = new JSDOM("").window;

const parsed = (bytes: Uint8Array, file: string): Document => {
  const xml = new DOMParser().parseFromString(strFromU8(unzipSync(bytes)[file]!), "application/xml");
  if (xml.querySelector("parsererror") !== null) throw new Error(`${file} is no XML`);
  return xml;
};

const cellsOf = (bytes: Uint8Array, sheet = 1): readonly Element[] => [
  ...parsed(bytes, `xl/worksheets/sheet${sheet}.xml`).querySelectorAll("c"),
];

const textsOf = (bytes: Uint8Array): readonly string[] =>
  [...parsed(bytes, "xl/sharedStrings.xml").querySelectorAll("t")].map(({ textContent }) => textContent ?? "");

const sheet = (rows: Sheet["rows"]): Sheet => ({
  name: "numbers",
  columns: [
    { header: "Text", width: 20, style: "text" },
    { header: "Month", width: 10, style: "month" },
    { header: "Value", width: 8, style: "decimal" },
  ],
  rows,
});

describe("a workbook", () => {
  test("has numbers as numbers, months as dates, nothing where there is nothing", () => {
    const cells = cellsOf(
      workbookOf([
        sheet([
          ["Espoo", "2026-08", -1.5],
          ["", "1900-03", null],
        ]),
      ]),
    );
    const at = (place: string) => cells.find((cell) => cell.getAttribute("r") === place);
    expect(at("C2")?.getAttribute("t")).toBeNull();
    expect(at("C2")?.textContent).toBe("-1.5");
    // Days as spreadsheets count them: DATE(2026, 8, 1), and the first day after the leap day that 1900 did not have.
    expect(at("B2")?.textContent).toBe("46235");
    expect(at("B3")?.textContent).toBe("61");
    expect(at("A3")).toBeUndefined();
    expect(at("C3")).toBeUndefined();
  });

  test("keeps its header in sight, and a filter on all rows", () => {
    const xml = parsed(
      workbookOf([
        sheet([
          ["a", "2026-08", 1],
          ["b", "2026-09", 2],
        ]),
      ]),
      "xl/worksheets/sheet1.xml",
    );
    expect(xml.querySelector("pane")?.getAttribute("state")).toBe("frozen");
    expect(xml.querySelector("autoFilter")?.getAttribute("ref")).toBe("A1:C3");
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"])("takes %j for text, not a formula", (text) => {
    const bytes = workbookOf([sheet([[text, null, null]])]);
    const xml = parsed(bytes, "xl/worksheets/sheet1.xml");
    expect(xml.querySelector("f")).toBeNull();
    expect(xml.querySelector('c[r="A2"]')?.getAttribute("t")).toBe("s");
    expect(textsOf(bytes)).toContain(text);
  });

  test("gives every text back as it was, but for what XML cannot hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const written = textsOf(workbookOf([sheet([[text, null, null]])]));
        const sound = text.replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "").replaceAll(/\r\n?/g, "\n");
        expect(written.at(-1)).toBe(sound);
      }),
    );
  });

  test("is the same bytes at any time and in any time zone", () => {
    const script = `import { workbookOf } from "./src/publish/xlsx/workbook.ts"; import { createHash } from "node:crypto";
      const bytes = workbookOf([{ name: "a", columns: [{ header: "b", width: 9, style: "month" }], rows: [["2026-08"]] }]);
      process.stdout.write(createHash("sha256").update(bytes).digest("hex"));`;
    const hash = (TZ: string): string =>
      execFileSync(process.execPath, ["--input-type=module-typescript", "-e", script], {
        cwd: packageRoot,
        env: { TZ },
        encoding: "utf8",
      });
    expect(hash("Pacific/Auckland")).toBe(hash("America/Los_Angeles"));
  });
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (at, name) => {
  expect(columnName(at)).toBe(name);
});
