import { afterAll, beforeAll, expect, test } from "vitest";
import { checkHead } from "../../../src/ingest/inbox/manifest.ts";
import { openLaboratory } from "../laboratory.ts";
import type { Laboratory } from "../laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-08-01_ETK_yrittajat";
const head = (delivered_at: string, deliveredAt: string) =>
  checkHead({ dataset: "FOLK_MUUTTO", delivered_at, files: [] }, { dataset: "FOLK_MUUTTO", deliveredAt }).map(
    ({ message }) => message,
  );

test.each([
  ["2026-10-17T01:35:00Z", "that is 2026-10-17T04:35, as the folder's name has it"],
  ["2026-10-17T03:35:00+02:00", "that is 2026-10-17T04:35, as the folder's name has it"],
  ["2026-10-17T04:35:00Z", "that is 2026-10-17T07:35, where the folder's name says 2026-10-17T04:35"],
  ["2026-10-16T22:35Z", "that is 2026-10-17T01:35, where the folder's name says 2026-10-17T04:35"],
])("a time in another zone, %s: the message says Finnish time and what it is", (written, said) => {
  const [message] = head(written, "2026-10-17T04:35");
  expect(message).toContain("Finnish time is wanted");
  expect(message).toContain(said);
});

test.each(["2026-10-17T04:35", "2026-10-17 04:35", "2026-10-17T04:35:00+03:00", "2026-10-17T0435", "2026-10-17"])(
  "Finnish time is taken as it is: %s",
  (written) => expect(head(written, "2026-10-17T04:35")).toEqual([]),
);

test("a folder that names a day asks for the day only", () => {
  expect(head("2026-10-17T04:35:00Z", "2026-10-17T00:00")).toEqual([]);
  expect(head("2026-10-18T04:35:00Z", "2026-10-17T00:00")).toHaveLength(1);
});

test("what a list says is not repeated where it is no time", () => {
  const [message] = head("p0011cba88e23020\u001B[2J", "2026-10-17T04:35");
  expect(message).toContain("says a text of 20 characters");
});

const list = (names: number, length = 10): string =>
  JSON.stringify({
    dataset: "ETK_yrittajat",
    delivered_at: "2026-08-01",
    files: Array.from({ length: names }, (_, index) => ({
      name: `${index}`.padStart(length, "x"),
      sha256: "0",
      bytes: 1,
    })),
  });

test.each([
  ["too many names", list(10_001), "the list is too large (10001 files)"],
  ["too many bytes", list(9000, 600), "the list is too large (6 MB)"],
])("a list of %s is refused in one sentence", async (_what, content, said) => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/delivery.json`, content);
  expect((await bench.run()).refused).toMatchObject([
    { file: "delivery.json", message: expect.stringContaining(said) },
  ]);
});

test("of many problems the first are reported, and how many more there are, in the record too", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/delivery.json`, list(5000));
  const { refused, deliveries } = await bench.run();
  expect(refused).toHaveLength(21);
  expect(refused.at(-1)).toMatchObject({ file: null, message: expect.stringContaining("and 4980 more") });
  expect(deliveries[0]?.problems).toEqual(refused);
});
