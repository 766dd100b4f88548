import { expect, test } from "vitest";
import { csvText } from "../../../src/page/client/csv-download.ts";

const table = {
  columns: ["Alue", "Ero", "Tila"],
  rows: [
    ["Espoo", "−7,8", "arvio"],
    ["Kaikki; kuusi", "1\u00A0234", 'sanoi "ei"'],
  ],
};

test("Finnish and Swedish: byte-order mark, semicolon, decimal comma, a plain minus, no space in thousands", () => {
  expect(csvText(table, ["Lähde", "Tilannekuva, tiedossa 26.1.2026"], "fi")).toBe(
    '\uFEFFAlue;Ero;Tila\r\nEspoo;-7,8;arvio\r\n"Kaikki; kuusi";1234;"sanoi ""ei"""\r\nLähde;Tilannekuva, tiedossa 26.1.2026\r\n',
  );
});

test("English: comma, decimal point, no byte-order mark", () => {
  const rows = [["Espoo", "−7.8", "about, so"]];
  expect(csvText({ columns: ["Area", "Gap", "Status"], rows }, ["Source", "Tilannekuva"], "en")).toBe(
    'Area,Gap,Status\r\nEspoo,-7.8,"about, so"\r\nSource,Tilannekuva\r\n',
  );
});

test("a change keeps its number and no text becomes a formula", () => {
  const rows = [["+1,2", "=1+1", "-x", "−0,4–0,9"]];
  expect(csvText({ columns: ["a"], rows }, ["s", "t"], "fi").split("\r\n")[1]).toBe("1,2;'=1+1;'-x;−0,4–0,9");
});
