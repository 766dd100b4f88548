import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Measured, Night } from "../../bench/nights/measure.ts";
import { reportOf } from "../../bench/nights/report.ts";
import { watchRooms } from "../../bench/nights/rooms-cost.ts";
import { FULL_SIZE, growth, targetsOf } from "../../bench/nights/targets.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const done = (room: string, seconds: number): string =>
  `${JSON.stringify({ event: "step_done", room, step: "as known at 2026-06-30", seconds })}\n`;

describe("the rooms of a night", () => {
  test("have the processor time that was used until each was done, added up over vintages", async () => {
    await using place = await temporaryFolder();
    const ledger = join(place.path, "ledger.jsonl");
    await writeFile(ledger, done("ingest", 9));
    const rooms = watchRooms(ledger);
    rooms.look(0.5);
    await appendFile(ledger, done("ingest", 2));
    rooms.look(3);
    await appendFile(ledger, `${JSON.stringify({ event: "held", room: "" })}\n${done("count", 4)}`);
    rooms.look(8);
    await appendFile(ledger, done("count", 1));
    rooms.look(10);
    rooms.look(12);
    expect(rooms.costs()).toEqual([
      { room: "ingest", pieces: 1, seconds: 2, processor: 3 },
      { room: "count", pieces: 2, seconds: 5, processor: 7 },
    ]);
  });

  test("are none before the store has a ledger, and a line that is being written waits", async () => {
    await using place = await temporaryFolder();
    const ledger = join(place.path, "ledger.jsonl");
    const rooms = watchRooms(ledger);
    rooms.look(1);
    expect(rooms.costs()).toEqual([]);
    await writeFile(ledger, done("ingest", 2).slice(0, 30));
    rooms.look(2);
    expect(rooms.costs()).toEqual([]);
    await writeFile(ledger, done("ingest", 2));
    rooms.look(3);
    expect(rooms.costs()).toEqual([{ room: "ingest", pieces: 1, seconds: 2, processor: 3 }]);
  });
});

const room = (name: string, processor: number) => ({ room: name, pieces: 1, seconds: 2 * processor, processor });

const night = (processor: number, floor: { processor: number; rows: number }): Night => ({
  seconds: processor / 2,
  processor,
  gigabytes: 4.25,
  spilled: 1.5,
  floor: { seconds: 1, gigabytes: 2, ...floor },
  rooms: [room("ingest", 30), room("indicators", 4), room("publish", 6)],
});

const measured = (persons: number, processor: number, rows: number): Measured => ({
  size: { persons, months: 24, firstWindow: 24, memoryLimit: null },
  first: night(processor, { processor: 10, rows }),
  delivery: night(50, { processor: 2, rows: 10 }),
  nothing: { seconds: 1.2, processor: 1, gigabytes: 0.1 },
  verify: { seconds: 11, processor: 12, gigabytes: 0.3 },
  megabytes: { all: 100, parquet: 16 },
});

describe("the targets of nights", () => {
  test("are ratios to the parse floor of what was new, and seconds", () => {
    const numbers = targetsOf(measured(FULL_SIZE, 100, 1000)).map(({ most, measured: value }) => [value, most]);
    expect(numbers).toEqual([
      [3, 4],
      [10, 12],
      [4.25, 5],
      [50, 114],
      [1.2, 1.5],
      [20, 30],
      [16, 15],
      [11, 10],
    ]);
  });

  test("growth is 1 where the time is proportional to the rows, and 2 where it grows with their square", () => {
    const small = measured(1000, 10, 100);
    expect(growth(small, measured(4000, 40, 400))).toBeCloseTo(1);
    expect(growth(small, measured(4000, 160, 400))).toBeCloseTo(2);
  });
});

describe("the report", () => {
  test("decides about the targets at the full size only", () => {
    const full = reportOf([measured(FULL_SIZE, 100, 1000)]);
    expect(full).toContain("| first night, everything, × the parse floor | at most 12.0 | 10.0 | met |");
    expect(full).toContain("| verify of a snapshot, s | at most 10.0 | 11.0 | not met |");
    expect(full).not.toContain("grows as");
    const smaller = reportOf([measured(1000, 10, 100), measured(4000, 40, 400)]);
    expect(smaller).not.toMatch(/\| (not )?met \|/);
    expect(smaller).toContain("grows as rows^1.00");
  });

  test("has what each night took, and each room of it", () => {
    const text = reportOf([measured(1000, 100, 1000)]);
    expect(text).toContain("| one new delivery of wages | 2.00 | 2.0 | 25.0 | 50.0 | 4.3 | 25.0 | 1.5 |");
    expect(text).toContain("| the first: ingest | 1 | 60.0 | 30.0 |");
  });
});
