import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { planOf } from "../../src/synthetic/country-options.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "country-"));
  writeFileSync(join(folder, "something"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = { persons: 1000, months: 3, seed: 1 };

test("a folder that holds something is refused and left alone", async () => {
  await expect(generateCountry({ ...options, out: folder })).rejects.toMatchObject({
    name: "TilannekuvaError",
    exitCode: 2,
  });
  await expect(generateCountry({ ...options, out: join(folder, "inbox"), truth: folder })).rejects.toMatchObject({
    exitCode: 2,
  });
});

test.each([
  { persons: 12.5 },
  { persons: 3 },
  { months: 0 },
  { seed: -1 },
  { from: "2024-13" },
  { from: "september" },
  { firstWindow: 0 },
  { nightly: 0 },
  { nightly: 4 },
])("%o is refused", (wrong) => {
  expect(() => planOf({ ...options, out: join(folder, "inbox"), ...wrong })).toThrow(
    expect.objectContaining({ exitCode: 2 }),
  );
});

const nights = (nightly: number, months: number, firstWindow = 13) =>
  planOf({ ...options, months, nightly, firstWindow, out: join(folder, "inbox") }).nightly;

test("there are at most as many nights as the newest delivery has payment months", () => {
  expect(nights(3, 3)).toBe(3);
  expect(nights(13, 24)).toBe(13);
  expect(() => nights(14, 24)).toThrow("nightly is more than the 13 payment months of the newest delivery");
  expect(nights(20, 20, 20)).toBe(20);
});

test("the truth lies beside the inbox, never in it", () => {
  expect(planOf({ ...options, out: join(folder, "inbox") }).truth).toBe(join(folder, "truth"));
  expect(() => planOf({ ...options, out: join(folder, "inbox"), truth: join(folder, "inbox", "truth") })).toThrow(
    expect.objectContaining({ exitCode: 2 }),
  );
});

test("a city's own deliveries are refused with shocks, and where it is no city of the country", async () => {
  const out = join(folder, "inbox");
  const shocks = [{ kind: "arrivals", month: "2024-10", share: 0.01, without_birth_country: 0, area: "C6" }] as const;
  const refused = expect.objectContaining({ exitCode: 2 });
  expect(() => planOf({ ...options, out, residentsOf: "049", shocks })).toThrow(refused);
  await expect(generateCountry({ ...options, out, residentsOf: "235" })).rejects.toMatchObject({ exitCode: 2 });
});
