import { expect, test } from "vitest";
import type { Shock } from "../../src/synthetic/generate.ts";
import { canonicalJson, sha256 } from "../../src/lib/canonical.ts";
import { fingerprints, made } from "./inbox.ts";

/** One of each kind, in a country of four months. */
const shocks: readonly Shock[] = [
  { kind: "late_payers", month: "2024-10", share: 0.2, background: "foreign" },
  { kind: "holidays", month: "2024-11", share: 0.5, days: 45 },
  { kind: "plant_closure", month: "2024-10", area: "C6", share: 0.1, day: 9 },
  { kind: "arrivals", month: "2024-11", area: "KU564", share: 1, without_birth_country: 0.5 },
  { kind: "late_closures", month: "2024-11", area: "C6", share: 1 },
  { kind: "late_arrivals", month: "2024-11", area: "C6", share: 0.5, redelivered_after: 1 },
  { kind: "missing_extract", month: "2024-11", dataset: "TAX_INCOMES" },
  { kind: "benefit_code", month: "2024-10", old: "1361", new: "1399" },
];

/** What the country below has been since shocks were invented; a new version of the engine may change it, nothing else should. */
const WITHOUT_SHOCKS = "199d8e674987bca04fbe95df60376a463141a2b9819fa8cf73ffdd435c545ab2";

const options = { persons: 1300, months: 4, seed: 11, firstWindow: 2 };

test("the same arguments give the same bytes with one thread and with two, another seed gives others", async () => {
  const countries = await Promise.all([
    made({ ...options, threads: 1 }),
    made({ ...options, threads: 2 }),
    made({ ...options, seed: 12 }),
  ]);
  try {
    const [one, two, other] = await Promise.all(countries.map((country) => fingerprints(country.folder)));
    expect(one).toEqual(two);
    const population = (files: typeof one) => files?.find(([path]) => path.endsWith("FOLK_ENHEN_2024_09.csv"))?.[1];
    expect(population(one)).toMatch(/^[0-9a-f]{64}$/);
    expect(population(other)).not.toBe(population(one));
  } finally {
    for (const country of countries) country.remove();
  }
});

test("without shocks the bytes are what they were before there were any", async () => {
  const [without, none] = await Promise.all([made(options), made({ ...options, shocks: [] })]);
  try {
    const files = await fingerprints(without.folder);
    expect(await fingerprints(none.folder)).toEqual(files);
    expect(sha256(canonicalJson(files))).toBe(WITHOUT_SHOCKS);
  } finally {
    without.remove();
    none.remove();
  }
});

test("with every kind of shock the bytes are the same with one thread and with two", async () => {
  const countries = await Promise.all([1, 2].map((threads) => made({ ...options, shocks, threads })));
  try {
    const [one, two] = await Promise.all(countries.map(({ folder }) => fingerprints(folder)));
    expect(one).toEqual(two);
    expect(one?.map(([path]) => path)).toContain("/truth/shocks.json");
  } finally {
    for (const country of countries) country.remove();
  }
});
