import { mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, cp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { casesFolder, command, SMALLEST } from "./command.ts";

let base: string;
/** A folder in which a night took in what August brought, and another one the rest. */
let folder: string;
/** Ids of the two snapshots, the older first. */
let snapshots: readonly string[];

const LATE = "2026-09";

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-revisions-")));
  folder = await casesFolder(join(base, "nights"), SMALLEST);
  const later = (await readdir(join(folder, "inbox"))).filter((delivery) => delivery >= LATE);
  await mkdir(join(base, "later"));
  for (const delivery of later) await rename(join(folder, "inbox", delivery), join(base, "later", delivery));
  await command(folder, "run");
  await cp(join(base, "later"), join(folder, "inbox"), { recursive: true });
  await command(folder, "run");
  snapshots = (await readdir(join(folder, "output", "snapshots"))).toSorted();
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe("tilannekuva diff", () => {
  it("shows what changed and why, the older snapshot first whichever is named first, and keeps the rows", async () => {
    const [older = "", newer = ""] = snapshots;
    const { code, stdout } = await command(
      folder,
      "diff",
      "current",
      older,
      "--json",
      "rows.json",
      "--parquet",
      "rows.parquet",
    );
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      `From ${older} (as known on ${older.slice(0, 10)})`,
      `to   ${newer} (as known on ${newer.slice(0, 10)})`,
      expect.stringMatching(/^New input: .*TAX_INCOMES_report/),
    ]);
    const { rows }: { rows: unknown[][] } = JSON.parse(await readFile(join(folder, "rows.json"), "utf8"));
    expect(stdout).toMatch(new RegExp(`^${rows.length} of \\d+ observations`, "m"));
    expect((await readFile(join(folder, "rows.parquet"))).subarray(0, 4).toString()).toBe("PAR1");
    const again = await command(folder, "diff", older, newer, "--json", "rows.json");
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("rows.json: already exists");
  });

  it("needs the two folders only, and says where they are the same", async () => {
    const elsewhere = join(base, "elsewhere");
    await cp(join(folder, "output", "snapshots"), elsewhere, { recursive: true });
    const [older = "", newer = ""] = snapshots;
    const both = await command(elsewhere, "diff", older, newer);
    expect(both.code).toBe(0);
    expect(both.stdout).toContain(`From ${older}`);
    const same = await command(elsewhere, "diff", newer, newer);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain(`The same snapshot twice: ${newer}`);
    expect((await command(elsewhere, "diff", newer, "nothing")).code).toBe(2);
  });
});

describe("tilannekuva rebuild", () => {
  it("rebuilds any snapshot, byte for byte, into the given folder", async () => {
    for (const snapshot of snapshots) {
      const { code, stdout } = await command(folder, "rebuild", snapshot, "--out", `again-${snapshot}`);
      expect(stdout).not.toContain("different");
      expect(stdout).toContain("identical, byte for byte");
      expect(code).toBe(0);
      const made = await command(folder, "verify", join(`again-${snapshot}`, "snapshots", snapshot));
      expect(made.code).toBe(0);
    }
  });

  it("says what is another, with exit 3, and what is no snapshot, with exit 2", async () => {
    const [older = ""] = snapshots;
    const yaml = await readFile(join(folder, "tilannekuva.yaml"), "utf8");
    await writeFile(join(folder, "other.yaml"), `${yaml}definitions: { work_pay_threshold: 50 }\n`);
    const { code, stdout } = await command(folder, "rebuild", older, "--config", "other.yaml");
    expect(code).toBe(3);
    expect(stdout).toContain("reason: parameter work_pay_threshold: 0 in the snapshot, 50 now");
    expect(stdout).toContain("different  manifest.json");
    expect(stdout).toContain("same       observations.csv.gz");
    expect((await command(folder, "rebuild", "nothing")).code).toBe(2);
    expect((await command(folder, "rebuild", older, "--out", "inbox")).code).toBe(2);
  });
});
