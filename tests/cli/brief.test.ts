import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { briefCommand } from "../../src/cli/commands/brief-command.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { keptTerminal } from "./made-up-terminal.ts";

describe("tilannekuva brief", () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const at = (name: string): string => join(house.folder, name);

  const brief = (docx: string, area?: string): Promise<number> => {
    const named = area === undefined ? {} : { area };
    return briefCommand("current", { config: at("tilannekuva.yaml"), language: "sv", docx, ...named }, keptTerminal());
  };

  it("writes an area's brief, and the same bytes again", async () => {
    expect(await brief(at("one.docx"), "KU049")).toBe(0);
    expect(await brief(at("two.docx"), "KU049")).toBe(0);
    const [one, two] = [await readFile(at("one.docx")), await readFile(at("two.docx"))];
    expect(one.subarray(0, 2).toString()).toBe("PK");
    expect(one.equals(two)).toBe(true);
  });

  it("takes all cities together where nobody names an area", async () => {
    const terminal = keptTerminal();
    await briefCommand("current", { config: at("tilannekuva.yaml"), language: "en", docx: at("all.docx") }, terminal);
    expect(terminal.lines.join()).toContain("Picture of immigration: Six largest cities");
  });

  it("writes nothing where only a run writes, nor over a file, and knows no other area", async () => {
    await writeFile(at("there.docx"), "");
    for (const place of ["output/x.docx", "output/current/x.docx", "store/x.docx", "inbox/x.docx"])
      await expect(brief(at(place))).rejects.toMatchObject({ exitCode: 2 });
    await expect(brief(at("there.docx"))).rejects.toMatchObject({ exitCode: 2 });
    await expect(brief(at("x.docx"), "KU000")).rejects.toMatchObject({
      exitCode: 2,
      advice: expect.stringContaining("KU049 Espoo") as unknown,
    });
  });
});
