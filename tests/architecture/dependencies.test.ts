import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { packageRoot } from "../../src/lib/package-root.ts";
import { cruise } from "./cruise.ts";

const rules = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)(join(packageRoot, ".dependency-cruiser.cjs")))
  .forbidden.map((rule) => rule.name);

const typescriptIn = async (part: string): Promise<readonly string[]> =>
  (await readdir(join(packageRoot, part), { recursive: true }))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${part}/${name}`);

describe("the house", () => {
  it("keeps every rule", async () => {
    const { modules, summary } = await cruise(packageRoot);
    expect(summary.violations).toEqual([]);
    // A cruiser that cannot read TypeScript finds no module, no import and so no fault.
    const files = (await Promise.all(["src", "pipelines"].map(typescriptIn))).flat();
    expect(modules.map((module) => module.source)).toEqual(expect.arrayContaining(files));
    expect(summary.totalDependenciesCruised).toBeGreaterThan(files.length);
  });
});

/** For each rule a file that breaks it, and what it imports. */
const planted: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["no-cycles", "src/count/a.ts", "src/count/b.ts"],
  ["everything-resolves", "src/stage/lost.ts", "src/stage/nowhere.ts"],
  ["lib-is-the-bottom", "src/lib/climbs.ts", "src/statistics/method.ts"],
  ["lib-is-the-bottom", "src/lib/knows.ts", "src/model/method.ts"],
  ["model-on-lib", "src/model/climbs.ts", "src/statistics/method.ts"],
  ["model-on-lib", "src/model/reads.ts", "node:fs"],
  ["database-on-lib", "src/database/climbs.ts", "src/statistics/method.ts"],
  ["statistics-on-lib", "src/statistics/climbs.ts", "src/database/method.ts"],
  ["statistics-on-lib", "src/statistics/reads.ts", "node:fs"],
  ["signatures-on-lib", "src/signatures/climbs.ts", "src/statistics/method.ts"],
  ["rooms-meet-in-files", "src/publish/signs.ts", "src/signatures/method.ts"],
  ["solver-is-mathematics", "src/audit/solver/climbs.ts", "src/statistics/method.ts"],
  ["solver-is-mathematics", "src/audit/solver/knows.ts", "src/audit/knowledge/method.ts"],
  ["solver-is-mathematics", "src/audit/solver/reads.ts", "node:fs"],
  ["intruders-read-nothing", "src/audit/structure/climbs.ts", "src/database/method.ts"],
  ["intruders-read-nothing", "src/audit/knowledge/reads.ts", "node:fs"],
  ["audit-knows-no-room", "src/audit/store/knows.ts", "src/protect/method.ts"],
  ["audit-knows-no-room", "src/audit/public/knows.ts", "src/publish/method.ts"],
  ["audits-stay-apart", "src/audit/public/shares.ts", "src/audit/store/method.ts"],
  ["words-on-lib", "src/words/climbs.ts", "src/database/method.ts"],
  ["words-on-lib", "src/words/reads.ts", "node:fs"],
  ["the-browser-on-words", "src/page/client/climbs.ts", "src/publish/method.ts"],
  ["the-browser-on-words", "src/page/client/reads.ts", "node:fs"],
  ["rooms-meet-in-files", "src/page/neighbour.ts", "src/publish/method.ts"],
  ["rooms-meet-in-files", "src/join/neighbour.ts", "src/stage/method.ts"],
  ["rooms-meet-in-files", "src/ingest/neighbour.ts", "src/run/method.ts"],
  ["rooms-meet-in-files", "src/indicators/nowcast/neighbour.ts", "src/protect/method.ts"],
  ["rooms-meet-in-files", "src/protect/neighbour.ts", "src/audit/public/method.ts"],
  ["the-wall", "src/publish/over.ts", "src/lib/tunnel.ts"],
  ["the-wall", "src/publish/audits.ts", "src/audit/store/method.ts"],
  ["the-wall", "src/audit/public/over.ts", "src/lib/tunnel.ts"],
  ["the-wall", "src/indicators/nowcast/over.ts", "src/lib/tunnel.ts"],
  ["lib-is-the-bottom", "src/lib/tunnel.ts", "src/join/method.ts"],
  ["the-wall", "src/explain/over.ts", "src/lib/tunnel.ts"],
  ["explained-from-public-files", "src/explain/knows.ts", "src/page/method.ts"],
  ["explained-to-the-commands", "src/publish/explains.ts", "src/explain/method.ts"],
  ["explained-to-the-commands", "src/run/traces.ts", "src/trace/method.ts"],
  ["tracing-below-schedule", "src/trace/climbs.ts", "src/schedule/method.ts"],
  ["the-wall", "src/publish/snapshot/over.ts", "src/history/method.ts"],
  ["configuration-below-what-uses-it", "src/configuration/climbs.ts", "src/definitions/method.ts"],
  ["definitions-below-what-uses-it", "src/definitions/climbs.ts", "src/history/method.ts"],
  ["releases-below-what-uses-it", "src/releases/climbs.ts", "src/history/method.ts"],
  ["history-below-what-uses-it", "src/history/climbs.ts", "src/check/method.ts"],
  ["check-below-what-uses-it", "src/check/climbs.ts", "src/run/method.ts"],
  ["run-below-what-uses-it", "src/run/climbs.ts", "src/rebuild/method.ts"],
  ["run-below-what-uses-it", "src/run/wakes.ts", "src/schedule/method.ts"],
  ["rebuild-below-what-uses-it", "src/rebuild/climbs.ts", "src/merge/method.ts"],
  ["merge-below-what-uses-it", "src/merge/climbs.ts", "src/cli/method.ts"],
  ["schedule-below-cli", "src/schedule/climbs.ts", "src/cli/method.ts"],
  ["cli-is-the-top", "pipelines/climbs.ts", "src/cli/method.ts"],
  ["machinery-knows-no-register", "src/ingest/knows.ts", "pipelines/sources/register.ts"],
  ["declarations-only-declare", "pipelines/runs.ts", "src/run/method.ts"],
  ["declarations-only-declare", "pipelines/checks.ts", "src/check/method.ts"],
  ["declarations-only-declare", "pipelines/reads.ts", "node:fs/promises"],
  ["nightly-from-the-commands", "src/run/nightly.ts", "pipelines/nightly.ts"],
  ["the-country-from-the-commands", "src/ingest/invents.ts", "src/synthetic/people.ts"],
  ["the-country-stands-alone", "src/synthetic/shares.ts", "src/stage/method.ts"],
  ["no-tests-in-production", "src/run/tested.ts", "tests/helper.ts"],
  ["only-what-is-installed", "src/lib/tools.ts", "vitest"],
];

describe("a house that breaks the rules", () => {
  let folder: string;
  let found: readonly string[];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "architecture-")));
    const write = async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    };
    await write("src/count/b.ts", 'import type * as thing from "./a.ts";\nexport type Other = typeof thing;\n');
    for (const [, from, to] of planted) {
      const specifier = to.includes("/") && !to.startsWith("node:") ? relative(dirname(from), to) : to;
      const local = specifier.startsWith(".") || specifier === to ? specifier : `./${specifier}`;
      const stub = specifier !== to && !to.includes("nowhere") && !existsSync(join(folder, to));
      if (stub) await write(to, "export const thing = 1;\n");
      await write(from, `import type * as thing from "${local}";\nexport type Thing = typeof thing;\n`);
    }
    for (const file of ["package.json", "tsconfig.json"]) await copyFile(join(packageRoot, file), join(folder, file));
    await symlink(join(packageRoot, "node_modules"), join(folder, "node_modules"));
    found = (await cruise(folder)).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(planted)("%s: %s importing %s, if only its types", (rule, from) => {
    expect(found).toContain(`${rule}: ${from}`);
  });

  it("has an example for every rule", () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(rules));
  });
});
