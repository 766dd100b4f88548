import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { jsonStatFaults } from "../../../src/publish/verify/jsonstat-rules.ts";
import type { JsonStatLike } from "../../../src/publish/verify/jsonstat-rules.ts";

interface Case {
  readonly id: string;
  readonly input: JsonStatLike & { readonly class?: string };
  readonly expected: { readonly codes?: readonly string[] };
}

const corpus: readonly Case[] = JSON.parse(
  readFileSync(join(packageRoot, "fixtures/standards/jsonstat-corpus-cases.json"), "utf8"),
);

const datasets = corpus.filter(({ input }) => input.class === "dataset");

test.each(datasets.map((entry) => [entry.id, entry] as const))("%s", (_, { input, expected }) => {
  expect(jsonStatFaults(input)).toEqual(expected.codes ?? []);
});

test("statuses by position must be positions", () => {
  const cube = {
    id: ["x"],
    size: [1],
    dimension: { x: { category: { index: ["a"] } } },
    value: [1],
    status: { "1": "Q" },
  };
  expect(jsonStatFaults(cube)).toEqual(["STATUS_KEY_OUT_OF_RANGE"]);
});
