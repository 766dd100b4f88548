import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/model/codelist.ts";
import type { Cell } from "../../src/model/cell.ts";
import { comparison } from "../../src/words/comparison.ts";
import { plainText } from "../../src/words/sentence.ts";
import { situation } from "../../src/words/situation-sentences.ts";
import { sentenceContextOf } from "../../src/words/spoken-language.ts";
import { oneCity, OF_SIX, threeCities } from "../model/made-up-areas.ts";
import { cell, changed, contextOf } from "./made-up.ts";

const gap = (area: string, value: number): Cell =>
  cell({ area, value, lower: value - 1, upper: value + 1, change: changed(-1.2, -1.9, -0.5) });

describe("sentences on three cities of another country", () => {
  const cells = [gap("SE0180", 15), gap("SE3", 10)];

  it("compare a city with all three, by their own forms", () => {
    const said = LANGUAGES.map((language) => {
      const context = sentenceContextOf(cells, { ...contextOf("SE0180", language), areas: threeCities });
      return plainText(comparison(cells[0]!, context)!);
    });
    expect(said).toEqual([
      "Ero on suurempi kuin kolmessa ruotsalaisessa kaupungissa yhteensä (10,0 prosenttiyksikköä).",
      "Skillnaden är större än i tre svenska städer sammantaget (10,0 procentenheter).",
      "The gap is larger than in three Swedish cities together (10.0 percentage points).",
    ]);
  });

  it("never name six", () => {
    for (const area of ["SE0180", "SE3"]) {
      for (const language of LANGUAGES) {
        const said = situation(cells, { ...contextOf(area, language), areas: threeCities }).map(plainText);
        expect(said.length).toBeGreaterThan(2);
        expect(said.join(" ")).not.toMatch(OF_SIX);
      }
    }
  });
});

describe("sentences on a single city", () => {
  const cells = [gap("KU049", 15)];

  it("compare it with nothing", () => {
    for (const language of LANGUAGES) {
      const context = { ...contextOf("KU049", language), areas: oneCity };
      expect(comparison(cells[0]!, sentenceContextOf(cells, context))).toBeNull();
      const [first = ""] = situation(cells, context).map(plainText);
      expect(first).toMatch(/Espoossa|Esbo|Espoo/);
      expect(first).not.toMatch(/yhteensä|sammantaget|together/);
      expect(first).not.toMatch(OF_SIX);
    }
  });
});
