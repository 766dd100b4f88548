import { describe, expect, test } from "vitest";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";

/** What a gap is measured from: the group whose rate would be the other's if there were none. */
const REFERENCE = {
  BACKGROUND: {
    fi: /suomalaistaustaisten \(vertailuryhmä\)/i,
    sv: /finländsk bakgrund \(jämförelsegrupp\)/,
    en: /Finnish background \(reference group\)/,
  },
  SEX: { fi: /miesten \(vertailuryhmä\)/, sv: /män [^(]*\(jämförelsegrupp\)/, en: /men [^(]*\(reference group\)/ },
} as const;

describe("the definition of a gap", () => {
  const gaps = indicatorDeclarations.filter((declared) => declared.kind === "gap");

  test("there are some, between backgrounds and between sexes", () => {
    expect(new Set(gaps.map(({ along }) => along))).toEqual(new Set(["BACKGROUND", "SEX"]));
  });

  test.each(gaps.map((declared) => [declared.id, declared] as const))(
    "of %s names Finnish background, or men, as the reference group, once and in three languages",
    (_, { along, definitions }) => {
      const expected = along === "SEX" ? REFERENCE.SEX : REFERENCE.BACKGROUND;
      for (const language of ["fi", "sv", "en"] as const) {
        expect(definitions[language]).toMatch(expected[language]);
        expect(definitions[language].match(/\((vertailuryhmä|jämförelsegrupp|reference group)\)/g)).toHaveLength(1);
      }
    },
  );
});
