import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Command } from "../command.ts";

/** What a room of a night took, over all vintages. */
export interface RoomCost {
  readonly room: string;
  /** Pieces of work: for the counting room one a vintage. */
  readonly pieces: number;
  readonly seconds: number;
  /** Processor seconds of the night from the room before it until it was done. */
  readonly processor: number;
}

const step = z.object({ event: z.literal("step_done"), room: z.string(), seconds: z.number() });

/** The rooms that a ledger's lines say are done; a line that is still being written says nothing. */
const stepsIn = (lines: readonly string[]): readonly z.infer<typeof step>[] =>
  lines.filter((line) => line.endsWith("}")).flatMap((line) => step.safeParse(JSON.parse(line)).data ?? []);

/**
 * Follows a night by its ledger: which rooms are done, and how much processor time had been used by then. A room's
 * processor time is read at most a tenth of a second late.
 *
 * @param ledger the store's ledger.jsonl; what it says already is not of this night
 * @example const rooms = watchRooms(ledger); await tilannekuva(["run"], folder, { look: rooms.look }); rooms.costs();
 */
export function watchRooms(ledger: string): {
  readonly look: NonNullable<Command["look"]>;
  readonly costs: () => readonly RoomCost[];
} {
  const steps = (): ReturnType<typeof stepsIn> =>
    existsSync(ledger) ? stepsIn(readFileSync(ledger, "utf8").split("\n")) : [];
  let seen = steps().length;
  let before = 0;
  const costs = new Map<string, RoomCost>();
  const look = (processor: number): void => {
    const fresh = steps().slice(seen);
    for (const [at, { room, seconds }] of fresh.entries()) {
      const known = costs.get(room) ?? { room, pieces: 0, seconds: 0, processor: 0 };
      const used = at === 0 ? processor - before : 0;
      costs.set(room, {
        room,
        pieces: known.pieces + 1,
        seconds: known.seconds + seconds,
        processor: known.processor + used,
      });
    }
    if (fresh.length > 0) before = processor;
    seen += fresh.length;
  };
  return { look, costs: () => [...costs.values()] };
}
