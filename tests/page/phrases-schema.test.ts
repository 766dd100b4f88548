import { expect, it } from "vitest";
import { z } from "zod";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { sentenceFields } from "../../src/page/phrases-schema.ts";

it("reads what is declared, and nothing where nothing is", () => {
  const read = z.object(sentenceFields);
  for (const { phrases, compares } of vocabulary.indicators) {
    const declared = { ...(phrases === undefined ? {} : { phrases }), ...(compares === undefined ? {} : { compares }) };
    expect(read.parse(JSON.parse(JSON.stringify(declared)))).toEqual(declared);
  }
  expect(read.parse({})).toEqual({});
});
