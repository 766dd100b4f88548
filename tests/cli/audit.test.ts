import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditCommand } from "../../src/cli/commands/audit.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { keptTerminal } from "./made-up-terminal.ts";

describe("tilannekuva audit", () => {
  let house: House;
  let id: string;
  let folder: string;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    ({ snapshot: id, folder } = await house.night());
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const audited = async (snapshots: readonly string[], options: Parameters<typeof auditCommand>[1] = {}) => {
    const terminal = keptTerminal();
    const config = join(house.folder, "tilannekuva.yaml");
    return { exit: await auditCommand(snapshots, { config, ...options }, terminal), lines: terminal.lines };
  };

  it("passes a published night, by its id and by its copy, and says what it looked at", async () => {
    const copy = join(house.folder, "elsewhere", id);
    await cp(folder, copy, { recursive: true });
    const { exit, lines } = await audited([id, copy], { months: ["2024-12"], as: "KU091" });
    expect(exit).toBe(0);
    expect(lines).toHaveLength(3);
    for (const [at, profile] of ["reader", "outsider", "KU091"].entries()) {
      expect(lines[at]).toMatch(
        new RegExp(
          `^profile ${profile}: [1-9]\\d* protected numbers examined; every feasibility interval is at least \\d+ persons wide$`,
        ),
      );
    }
  });

  it("reports wrong usage: unknown months and cities", async () => {
    await expect(audited(["current"], { months: ["1999-01"] })).rejects.toMatchObject({ exitCode: 2 });
    await expect(audited(["current"], { as: "KU000" })).rejects.toMatchObject({ exitCode: 2 });
  });
});
