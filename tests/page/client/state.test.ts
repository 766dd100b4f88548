import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ANONYMOUS } from "../../../src/model/presentation.ts";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { COMPARISONS } from "../../../src/model/page-address.ts";
import type { Choice } from "../../../src/page/client/page-figure.ts";
import { firstChoice, readChoice, writeChoice } from "../../../src/page/client/state.ts";
import { pageData } from "./data.ts";

const data = pageData();

const among = (list: readonly { readonly code: string }[] | undefined) =>
  fc.constantFrom(...(list ?? []).map(({ code }) => code));

const choice: fc.Arbitrary<Choice> = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  area: among(data.areas),
  comparison: fc.constantFrom(...COMPARISONS),
  indicator: among(data.indicators),
  ground: among(data.codelists["PERMIT_GROUND"]),
  stay: among(data.codelists["STAY"]),
  month: fc.option(fc.constantFrom(...data.months)),
  chance: fc.boolean(),
});

test("what is chosen is read back from its address, in whatever language the page opens", () => {
  fc.assert(
    fc.property(choice, fc.constantFrom(...LANGUAGES), (chosen, language) => {
      const asked = readChoice(writeChoice(chosen, data.id), data, language);
      expect(asked).toEqual({ choice: chosen, figure: null, alone: false, elsewhere: null, unknown: [] });
    }),
  );
});

test("an address without anything opens the page's own choice", () => {
  expect(readChoice("", data, "sv").choice).toEqual(firstChoice(data, "sv"));
  expect(firstChoice(data, "sv")).toMatchObject({ language: "sv", area: "C6", indicator: "unemployment_gap_18_64" });
});

const home = (area: string) => pageData({ presentation: { ...ANONYMOUS, home_area: area } });

test("home_area opens the page on one's own city; one that is not there does not", () => {
  expect(firstChoice(home("KU049"), "fi").area).toBe("KU049");
  expect(firstChoice(home("KU999"), "fi").area).toBe("C6");
});

test("a link of another snapshot is reported, with the snapshot", () => {
  const asked = readChoice("#/fi/KU091?vintage=2025-12-15T0000Z-0123456789ab", data, "fi");
  expect(asked.elsewhere).toBe("2025-12-15T0000Z-0123456789ab");
  expect(asked.choice.area).toBe("KU091");
});

test("codes that the file does not know are reported and replaced by the default", () => {
  const asked = readChoice("#/en/KU999/happiness?ground=MAGIC&stay=Y_LT1&month=1999-01", data, "fi");
  expect(asked.unknown).toEqual(["KU999", "happiness", "MAGIC", "1999-01"]);
  expect(asked.choice).toEqual({ ...firstChoice(data, "en"), stay: "Y_LT1" });
});

test("a figure's link goes to it, and an embedded one stands alone", () => {
  const hash = writeChoice(firstChoice(data, "fi"), data.id, { figure: "gap-over-time", alone: true });
  expect(readChoice(hash, data, "en")).toMatchObject({ figure: "gap-over-time", alone: true });
});
