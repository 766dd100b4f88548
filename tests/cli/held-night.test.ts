import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../src/cli/commands/run.ts";
import { statusCommand } from "../../src/cli/commands/status-command.ts";
import { ledgerAt } from "../../src/history/ledger.ts";
import type { LedgerEvent } from "../../src/history/ledger.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { backgroundsPutRight, deliverResidents, languagesPutRight } from "../run/made-up-deliveries.ts";
import type { Resident } from "../run/made-up-deliveries.ts";
import { keptTerminal } from "./made-up-terminal.ts";

interface Run {
  readonly exit: number;
  readonly lines: readonly string[];
  readonly events: readonly LedgerEvent[];
  readonly log: readonly Readonly<Record<string, unknown>>[];
}

/** One `tilannekuva run`: how it ends, and what it leaves on the terminal, in the ledger and in the log. */
async function run(house: House): Promise<Run> {
  const terminal = keptTerminal();
  const { paths } = await house.configuration();
  const ledger = ledgerAt(join(paths.store, "ledger.jsonl"));
  const logged = async (): Promise<readonly string[]> =>
    (await readFile(paths.log, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  const [events, lines] = [(await ledger.read()).events.length, (await logged()).length];
  const exit = await runCommand({ config: join(house.folder, "tilannekuva.yaml") }, terminal);
  return {
    exit,
    lines: terminal.lines,
    events: (await ledger.read()).events.slice(events),
    log: (await logged()).slice(lines).map((line) => JSON.parse(line)),
  };
}

async function status(house: House): Promise<readonly string[]> {
  const terminal = keptTerminal();
  expect(await statusCommand({ config: join(house.folder, "tilannekuva.yaml") }, terminal)).toBe(0);
  return terminal.lines;
}

/** A night with residents as they were known at first, and one with what was put right since. */
async function twoNights(
  house: House,
  [first, then]: readonly [readonly Resident[], readonly Resident[]],
): Promise<readonly [Run, Run]> {
  await deliverResidents(house.inbox(), "2025-01-20_FOLK_ENHEN", first);
  const before = await run(house);
  await deliverResidents(house.inbox(), "2025-02-03_FOLK_ENHEN", then);
  return [before, await run(house)];
}

const INTRODUCTION = "Held at their earlier values, as new values would disclose small numbers:";

const isHeld = ({ event }: LedgerEvent): boolean => event === "held";

describe("a run that holds a block", () => {
  let house: House;
  let before: Run;
  let held: Run;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    [before, held] = await twoNights(house, languagesPutRight(9));
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("ends well, as the one before it that held nothing", () => {
    expect([before.exit, held.exit]).toEqual([0, 0]);
    expect(before.events.filter(isHeld)).toEqual([]);
    expect(before.lines).not.toContain(INTRODUCTION);
  });

  it("names the table, the month and the area in its summary", () => {
    const at = held.lines.indexOf(INTRODUCTION);
    expect(held.lines[at + 1]).toBe("  2024-12: by_language in Espoo");
    expect(held.lines[at + 2]).not.toMatch(/^ /);
  });

  it("writes it into the ledger, before what was published", () => {
    const { run: id } = held.events.find((event) => event.event === "run_started")!;
    expect(held.events.filter(isHeld)).toEqual([
      { event: "held", at: expect.any(String), run: id, month: "2024-12", table: "by_language", areas: ["KU049"] },
    ]);
    expect(held.events.map(({ event }) => event)).toEqual([
      "run_started",
      ...held.events.filter(({ event }) => event === "step_done").map(({ event }) => event),
      "held",
      "published",
      "run_ended",
    ]);
  });

  it("warns of it in the log, without a number", () => {
    const lines = held.log.filter(({ msg }) => msg === "held as it was published before");
    expect(lines).toEqual([
      {
        level: "warn",
        at: expect.any(String),
        run: expect.any(String),
        month: "2024-12",
        table: "by_language",
        areas: ["KU049"],
        msg: "held as it was published before",
      },
    ]);
  });

  it("is shown by status from then on", async () => {
    const lines = await status(house);
    expect(lines[lines.indexOf(INTRODUCTION) + 1]).toBe("  2024-12: by_language in Espoo");
  });

  it("names it again on a night with nothing new", async () => {
    const again = await run(house);
    expect(again.exit).toBe(0);
    expect(again.lines).toContain("  2024-12: by_language in Espoo");
    expect(again.events.filter(isHeld)).toHaveLength(1);
    expect(again.events.some(({ event }) => event === "published")).toBe(false);
  });
});

describe("a run that holds a block of the table with the totals", () => {
  it("publishes, and ends with exit code 4, which status shows", async () => {
    await using house = await openHouse("ingest: { settle_minutes: 0 }\n");
    const [before, held] = await twoNights(house, backgroundsPutRight(9));
    expect([before.exit, held.exit]).toEqual([0, 4]);
    expect(held.lines).toContain("  2024-12: by_background in Espoo");
    expect(held.events.slice(-2)).toMatchObject([
      { event: "published", knownAt: "2025-02-03T00:00" },
      { event: "run_ended", exitCode: 4 },
    ]);
    expect((await status(house))[0]).toContain("exit code 4");
  });
});
