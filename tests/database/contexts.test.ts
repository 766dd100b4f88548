import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openContexts } from "../../src/database/contexts.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database } from "../../src/database/database.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";

let folder: TemporaryFolder;
let database: Database;

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await openDatabase({ temporary: folder.path, folders: [] });
});
afterAll(async () => {
  database.close();
  await folder[Symbol.asyncDispose]();
});

describe("contexts", () => {
  it("give each piece of work a session of its own, and free it when the work fails", async () => {
    const piece = fc.record({ turns: fc.integer({ min: 0, max: 4 }), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(piece, { minLength: 4, maxLength: 12 }),
        async (count, pieces) => {
          const contexts = await openContexts(database, { store: "store", count });
          const busy = new Set<unknown>();
          const seen = new Set<unknown>();
          let shared = false;
          const work = pieces.map(({ turns, fails }) =>
            contexts.use(async ({ session }) => {
              shared ||= busy.has(session);
              busy.add(session);
              seen.add(session);
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
              busy.delete(session);
              if (fails) throw new Error("broken");
            }),
          );
          const ends = await Promise.allSettled(work);
          await contexts.close();
          expect(ends.map(({ status }) => status === "rejected")).toEqual(pieces.map(({ fails }) => fails));
          expect(shared).toBe(false);
          expect(seen.size).toBe(count);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("say the engine and the store to the steps", async () => {
    const contexts = await openContexts(database, { store: "the store", count: 1 });
    const said = await contexts.use(({ engine, store }) => Promise.resolve({ engine, store }));
    expect(said).toEqual({ engine: database.engine, store: "the store" });
    await contexts.close();
  });

  it("wait for what is going on before they close, and begin nothing more", async () => {
    const contexts = await openContexts(database, { store: "store", count: 1 });
    const events: string[] = [];
    const { promise: told, resolve: finish } = Promise.withResolvers<void>();
    const going = contexts.use(() => told.then(() => events.push("done")));
    const next = contexts.use(() => Promise.resolve(events.push("begun")));
    const closed = contexts.close().then(() => events.push("closed"));
    await expect(next).rejects.toThrow("closed");
    finish();
    await Promise.all([going, closed]);
    expect(events).toEqual(["done", "closed"]);
    await expect(contexts.use(() => Promise.resolve())).rejects.toThrow("closed");
  });
});
