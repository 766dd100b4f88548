import { expect, it } from "vitest";
import { LANGUAGES } from "../../src/model/codelist.ts";
import { sentencesOf } from "../../src/page/sentences.ts";
import { data } from "./brief/made-up-data.ts";

it("has the five sentences of every area in every language, each number a link inside the page that names the snapshot", () => {
  const said = sentencesOf(data);
  for (const { code } of data.areas) {
    for (const language of LANGUAGES) {
      expect(said[code]![language]).toHaveLength(5);
      const links = said[code]![language].join("").match(/href="[^"]*"/g) ?? [];
      expect(links.length).toBeGreaterThan(3);
      for (const link of links)
        expect(link).toMatch(
          new RegExp(`^href="#/${language}/(${code}|C6)/[a-z_0-9]+\\?month=\\d{4}-\\d\\d&amp;vintage=${data.id}"$`),
        );
    }
  }
});
