import { expect, test } from "vitest";
import { fingerprints, made } from "./inbox.ts";

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
