import { expect, test } from "vitest";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { citationOf, titleOf } from "../../../src/publish/snapshot/snapshot-citation.ts";
import { oneCity, threeCities } from "../../model/made-up-areas.ts";
import { madeUpIdentity } from "./made-up-identity.ts";

test("the data are called by the cities of the code list", () => {
  expect(titleOf(vocabulary)).toBe("Immigration and employment in Finland's six largest cities");
  expect(titleOf({ codelists: { REF_AREA: threeCities } })).toBe("Immigration and employment in three Swedish cities");
  expect(titleOf({ codelists: { REF_AREA: oneCity } })).toBe("Immigration and employment in Espoo");
});

test("they are cited by their title", () => {
  expect(citationOf({ ...madeUpIdentity, title: titleOf({ codelists: { REF_AREA: threeCities } }) })).toBe(
    "Espoon kaupunki, Tilannekuva: Immigration and employment in three Swedish cities [dataset], snapshot 2026-10-17T0000Z-3f9a1c0b7d42, known at 2026-10-17. CC BY 4.0.",
  );
});
