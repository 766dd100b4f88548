import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { Row } from "../../src/database/database.ts";
import { ifAbsent } from "../../src/lib/system-error.ts";
import { readCandidate, readCurrent } from "../../src/publish/snapshot/current.ts";
import { readReleases } from "../../src/releases/releases-file.ts";
import type { ReleaseLine } from "../../src/releases/recorded-line.ts";
import { approve } from "../../src/run/decide-release.ts";
import type { ReleaseOutcome } from "../../src/run/decide-release.ts";
import { keyHolder } from "../../src/run/key-holder.ts";
import type { KeyHolder } from "../../src/run/key-holder.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { nightSigner } from "../../src/run/night-signer.ts";
import { releaseContext } from "../../src/run/release-context.ts";
import type { ReleaseContext } from "../../src/run/release-context.ts";
import { createKey } from "../../src/signatures/administer-keys.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import type { House } from "./house.ts";

/** When the nights of a house are. */
export const NOW = new Date("2026-12-01T01:00:00Z");

/** Some hours after the nights. */
export const hoursLater = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

const HOLDERS = { espoo: "City of Espoo", anna: "Anna Approver", bo: "Bo Second" } as const;

type Holder = keyof typeof HOLDERS;

/** A house whose snapshots wait for approval, with a key for the city and one for each of two approvers. */
export interface ReleaseHouse extends House {
  context(now?: Date): Promise<ReleaseContext>;
  holder(name: Holder, now?: Date): Promise<KeyHolder>;
  approve(name: Holder, snapshot?: string, now?: Date): Promise<ReleaseOutcome>;
  lines(): Promise<readonly ReleaseLine[]>;
  /** Ids of what `current` and `candidate` lead to, by their files and by their links. */
  pointers(): Promise<Readonly<Record<"current" | "candidate", string | null>>>;
  store(...names: readonly string[]): string;
  output(...names: readonly string[]): string;
}

const yaml = (policy: string, more: string): string =>
  `ingest: { settle_minutes: 0 }\nrelease: { policy: ${policy} }\nsigning: { key: espoo.pem, trusted: trusted.yaml }\n${more}`;

/** Opens such a house. */
export async function releaseHouse(policy: ReleaseContext["policy"], more = ""): Promise<ReleaseHouse> {
  const house = await openHouse(yaml(policy, more), residentsByBackground);
  const at = (...names: readonly string[]): string => join(house.folder, ...names);
  const made = { trusted: at("trusted.yaml"), now: new Date("2026-11-01T00:00:00Z") };
  for (const [file, name] of Object.entries(HOLDERS)) await createKey({ ...made, out: at(`${file}.pem`), name });
  const output = (...names: readonly string[]): string => at("output", ...names);
  const context = async (now = NOW): Promise<ReleaseContext> => {
    const configuration = await house.configuration();
    return releaseContext(configuration, { signer: await nightSigner(configuration, now), now });
  };
  const holder = async (name: Holder, now = NOW): Promise<KeyHolder> =>
    keyHolder(await house.configuration(), at(`${name}.pem`), now);
  const linked = async (name: string): Promise<string | null> =>
    (await ifAbsent(readlink(output(name)), null))?.replace("snapshots/", "") ?? null;
  const both = async (name: "current" | "candidate", read: typeof readCurrent): Promise<string | null> => {
    const id = (await read(output()))?.id ?? null;
    const link = await linked(name);
    if (id !== link) throw new Error(`${name}.json names ${id}, and the link leads to ${link}`);
    return id;
  };
  return {
    ...house,
    context,
    holder,
    approve: async (name, snapshot, now = NOW) =>
      approve(await context(now), snapshot ?? null, { author: await holder(name, now), until: null }),
    lines: async () => (await readReleases(output())) ?? [],
    pointers: async () => ({
      current: await both("current", readCurrent),
      candidate: await both("candidate", readCandidate),
    }),
    store: (...names) => at("store", ...names),
    output,
  };
}

/** The settings of a house under another policy. */
export const underPolicy = (house: House, policy: string): Promise<void> => house.configure(yaml(policy, ""));

/** What happened to which snapshot, line by line. */
export const eventsIn = async (house: ReleaseHouse): Promise<readonly string[]> =>
  (await house.lines()).map(({ event, snapshot, by }) => `${event} ${snapshot} ${by ?? "-"}`);

/** All residents of the month in a snapshot's counts, by vintage. */
export const residents = (house: House, { folder }: Pick<NightReport, "folder">): Promise<readonly Row[]> =>
  house.rows(
    join(folder, "counts.parquet"),
    `select VINTAGE, OBS_VALUE from read_parquet(getvariable('file'))
     where TABLE_ID = 'by_background' and REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and BACKGROUND = '_T' and MEASURE = 'PERSONS'
     order by VINTAGE`,
  );

/** Every file of a snapshot with its bytes. */
export async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const bytes = await Promise.all(files.map(async (file) => (await readFile(file)).toString("base64")));
  return new Map(files.map((file, at) => [file.slice(folder.length), bytes[at]!]));
}
