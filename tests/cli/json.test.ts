import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { diffCommand } from "../../src/cli/commands/diff.ts";
import { planCommand } from "../../src/cli/commands/plan.ts";
import { runCommand } from "../../src/cli/commands/run.ts";
import { statusCommand } from "../../src/cli/commands/status.ts";
import { verifyCommand } from "../../src/cli/commands/verify.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import type { ExitCode } from "../../src/lib/errors.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { keptTerminal } from "./made-up-terminal.ts";

const text = z.string();
const troubles = z.array(z.strictObject({ message: text, advice: text, exit_code: z.int() }));
const problem = z.strictObject({ delivery: text, file: text.nullable(), column: text.nullable(), message: text });
const held = z.array(z.strictObject({ delivery: text, doubts: z.array(z.unknown()) }));
const ignored = z.array(z.strictObject({ name: text, reason: text, since: text }));

const status = z.strictObject({
  run: z
    .strictObject({
      command: text,
      at: z.iso.datetime(),
      exit_code: z.int().nullable(),
      seconds: z.number().nullable(),
      failure: z.strictObject({ message: text, advice: text }).nullable(),
    })
    .nullable(),
  next_slot: z.strictObject({
    at: z.iso.datetime(),
    local: text,
    time_zone: text,
    daemon: z.enum(["running", "not_running", "unknown"]),
  }),
  current: z
    .strictObject({
      id: text,
      vintage: text,
      folder: text,
      page: text.nullable(),
      feeds: z.array(text),
      newest_month: z
        .strictObject({ month: text, completeness: z.record(text, z.number().min(0).max(1).nullable()) })
        .nullable(),
    })
    .nullable(),
  snapshots: z.int(),
  held_blocks: z.array(z.strictObject({ month: text, table: text, areas: z.array(text) })),
  not_released: z.array(z.strictObject({ month: text, since: text })),
  deliveries: z.strictObject({
    refused: z.array(problem.extend({ since: text.nullable() })),
    waiting: z.array(z.strictObject({ delivery: text, reason: text, since: text })),
    ignored,
    held,
    rejected: z.array(z.strictObject({ delivery: text, at: text, why: text })),
    inbox_problem: text.nullable(),
  }),
  overdue: z.array(text),
  freshness: z.array(
    z.strictObject({
      table: text,
      newest_period: text,
      delivered_at: text,
      due: text.nullable(),
      overdue: z.boolean(),
    }),
  ),
  uncounted: z.array(text),
  errata: z.array(text),
  troubles,
});

const plan = z.strictObject({
  verdict: z.enum(["take_in", "count_again", "nothing_new", "nothing_to_count"]),
  says: text,
  deliveries: z.array(
    z.strictObject({
      delivery: text,
      dataset: text,
      state: z.enum(["new", "changed", "unfit", "waiting", "refused", "held"]),
      reason: text.optional(),
      since: text.optional(),
      tables: z.record(text, z.int()),
    }),
  ),
  unreadable: z.array(problem),
  ignored,
  held,
  changed: z.array(text),
  troubles,
});

const verify = z.strictObject({ snapshot: text, ok: z.boolean(), problems: z.array(text) });

const told = z.strictObject({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  status: text,
});
const snapshot = z.strictObject({ id: text, vintage: text });

const diff = z.strictObject({
  from: snapshot,
  to: snapshot,
  new_months: z.array(text),
  dropped_months: z.array(text),
  new_inputs: z.array(text),
  changed_parts: z.array(z.strictObject({ part: text, before: text.nullable(), after: text.nullable() })),
  other_version: z.boolean(),
  observations: z.int(),
  revised: z.int(),
  by_cause: z.array(
    z.strictObject({
      indicator: text,
      cause: text,
      revised: z.int(),
      size: z.strictObject({ mean: z.number(), mean_absolute: z.number(), largest: z.number() }).nullable(),
    }),
  ),
  gaps: z.array(
    z.strictObject({
      indicator: text,
      area: text,
      month: text,
      before: told,
      now: told,
      change: z.number().nullable(),
      cause: text,
    }),
  ),
});

let house: House;
const options = () => ({ config: join(house.folder, "tilannekuva.yaml"), json: true as const });

/** What a command says, read by its schema, and its exit code. */
async function said<T>(schema: z.ZodType<T>, command: (terminal: Terminal) => Promise<ExitCode>) {
  const terminal = keptTerminal();
  const exitCode = await command(terminal);
  expect(terminal.lines).toHaveLength(1);
  return { exitCode, result: schema.parse(JSON.parse(terminal.lines[0]!)) };
}

beforeAll(async () => {
  house = await openHouse("ingest: { settle_minutes: 0 }\n");
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  await runCommand({ config: join(house.folder, "tilannekuva.yaml") }, keptTerminal());
  // What a run refuses, one that still waits, and what is no delivery.
  await mkdir(house.inbox("2025-02-20_FOLK_ENHEN", "inner"), { recursive: true });
  await mkdir(house.inbox("2025-2-2_FOLK_ENHEN"));
});
afterAll(() => house[Symbol.asyncDispose]());

describe("--json", () => {
  it("status", async () => {
    const { exitCode, result } = await said(status, (terminal) => statusCommand(options(), terminal));
    expect(exitCode).toBe(0);
    expect(result.run).toMatchObject({ command: "run", exit_code: 0, failure: null });
    expect(result.current).toMatchObject({ vintage: "2025-01-20T00:00", newest_month: { month: "2024-12" } });
    expect(result.deliveries.ignored.map(({ name }) => name)).toEqual(["2025-2-2_FOLK_ENHEN"]);
    expect(result.freshness.map(({ table }) => table)).toEqual(["FOLK_ENHEN"]);
  });

  it("status, with what is wrong with the list of corrections, which is told without it too", async () => {
    const errata = join(house.folder, "output", "errata.csv");
    expect((await said(status, (terminal) => statusCommand(options(), terminal))).result.errata).toEqual([]);
    await writeFile(errata, "date,snapshot,indicator,area,text_fi,text_sv,text_en\n2026-02-30,,,,a,b,c\n");
    const { exitCode, result } = await said(status, (terminal) => statusCommand(options(), terminal));
    expect([exitCode, result.errata]).toEqual([0, ["line 2: date: is no day such as 2026-10-17"]]);
    const { json: _, ...plain } = options();
    const terminal = keptTerminal();
    await statusCommand(plain, terminal);
    expect(terminal.lines.filter((line) => line.includes("errata.csv: line 2: date: is no day"))).toHaveLength(1);
    await rm(errata);
  });

  it("plan", async () => {
    const { exitCode, result } = await said(plan, (terminal) => planCommand(options(), terminal));
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ verdict: "nothing_new", says: "A run would find nothing new.", changed: [] });
    expect(result.deliveries.map(({ delivery }) => delivery)).toEqual(["2025-02-20_FOLK_ENHEN"]);
  });

  it("diff, of the snapshot with itself", async () => {
    const { exitCode, result } = await said(diff, (terminal) =>
      diffCommand(["current", "current"], options(), terminal),
    );
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ revised: 0, gaps: [], new_months: [] });
    expect(result.from).toEqual(result.to);
  });

  it("diff takes no snapshot for the name of a file", async () => {
    for (const json of ["current", "previous"])
      await expect(diffCommand(["previous", "current"], { ...options(), json }, keptTerminal())).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining("that is a snapshot") as unknown,
      });
  });

  it("verify, with the exit code of what is wrong", async () => {
    const { exitCode, result } = await said(verify, (terminal) => verifyCommand("current", options(), terminal));
    expect([exitCode, result.ok, result.problems]).toEqual([0, true, []]);
    await writeFile(join(result.snapshot, "quality.json"), "{}");
    const damaged = await said(verify, (terminal) => verifyCommand("current", options(), terminal));
    expect([damaged.exitCode, damaged.result.ok]).toEqual([3, false]);
  });

  it.each(Object.entries({ status, plan, diff, verify }))(
    "%s: docs/operations.md says what each key holds",
    async (name, schema) => {
      const page = await readFile(join(packageRoot, "docs", "operations.md"), "utf8");
      const part = page.slice(page.indexOf(`\n### \`${name} --json\``)).split("\n#", 3)[1] ?? "";
      expect(Object.keys(schema.shape).filter((key) => !part.includes(`| \`${key}\``))).toEqual([]);
    },
  );
});
