import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeChecksums, CHECKSUMS } from "../../src/publish/snapshot/checksums.ts";
import { SIGNATURE, writeSignature } from "../../src/publish/snapshot/signature-file.ts";
import { packedFolder, unpackInto } from "../../src/merge/package-files.ts";
import { readBytes } from "../../src/lib/files.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { readSigningKey } from "../../src/signatures/signing-key.ts";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { command } from "./command.ts";

const YAML = "ingest: { settle_minutes: 0 }\nhistory: { vintages: 2, months: 1 }\npaths: { areas: areas.yaml }\n";
const SIGNING = "signing: { key: key.pem, trusted: ../trusted-keys.yaml }\n";
const CSV = `municipality,name,residents,foreign_language_permille,employed,unemployed,employment_shift_permille
0180,Stenhamn,300000,250,150000,15000,0
0380,Lundköping,200000,200,100000,10000,0
1480,Norrby,100000,150,50000,5000,0
`;

const NAMES = { SE0180: "Stenhamn", SE0380: "Lundköping", SE1480: "Norrby" } as const;
export type City = keyof typeof NAMES;
export const ALL: readonly City[] = ["SE0180", "SE0380", "SE1480"];

const spoken = (name: string): string => {
  const names = `{ fi: ${name}, sv: ${name}, en: ${name} }`;
  return `names: ${names}\n    inside: ${names}\n    of: ${names}\n`;
};
const entry = (code: City): string =>
  `  - code: ${code}\n    municipality: "${code.slice(2)}"\n    ${spoken(NAMES[code])}`;

const aloneFile = (city: City): string => `cities:\n${entry(city)}`;
const TOGETHER = `cities:\n${ALL.map(entry).join("")}together:
    code: SE3\n    short: { fi: Kolme, sv: Tre, en: Three }\n    ${spoken("Three")}`;

/** Runs a command that has to succeed. */
async function succeed(folder: string, ...args: readonly string[]): Promise<void> {
  const { code, stderr } = await command(folder, ...args);
  if (code !== 0) throw new Error(`${args.join(" ")}: ${code} ${/^error.*/m.exec(stderr)?.[0] ?? ""}`);
}

/** A working folder with areas, and a key in the common file of trusted ones. */
async function place(folder: string, areas: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "areas.yaml"), areas);
  const create = ["keys", "create", "--name", "A city", "--out", "key.pem", "--trusted", "../trusted-keys.yaml"];
  await succeed(folder, ...create);
  await writeFile(join(folder, "tilannekuva.yaml"), `${YAML}${SIGNING}`);
}

/** A city's package of an earlier day, that of the delivery before the newest one: `early.zip`. */
async function shareEarly(base: string, city: City): Promise<void> {
  const early = join(base, "early");
  await place(early, aloneFile(city));
  await cp(join(base, "inbox"), join(early, "inbox"), { recursive: true });
  const days = (await readdir(join(base, "inbox"))).map((name) => name.slice(0, 10));
  await succeed(early, "run", "--as-of", [...new Set(days)].toSorted().at(-2) ?? "");
  await succeed(early, "share", "--out", "../early.zip");
}

/**
 * Three cities of an invented country, each run alone in a folder of its name and shared as `CITY.zip`, the first one
 * also as of an earlier day, as `early.zip`; `merged` merges.
 */
export async function shareCities(base: string): Promise<void> {
  await writeFile(join(base, "cities.csv"), CSV);
  const country = { persons: 1200, months: 2, seed: 7, cities: join(base, "cities.csv") };
  await generateCountry({ ...country, out: join(base, "inbox") });
  for (const city of ALL) {
    await place(join(base, city), aloneFile(city));
    await cp(join(base, "inbox"), join(base, city, "inbox"), { recursive: true });
    await succeed(join(base, city), "run");
    await succeed(join(base, city), "share", "--out", `../${city}.zip`);
  }
  await shareEarly(base, ALL[0]!);
  await place(join(base, "merged"), TOGETHER);
}

/** A copy of a package with a change of its files, signed again by a key. */
export async function altered(
  file: string,
  { out, key, change }: { out: string; key: string; change: (folder: string) => Promise<void> },
): Promise<void> {
  await using folder = await temporaryFolder();
  await unpackInto(folder.path, { file, content: await readBytes(file) });
  await change(folder.path);
  for (const name of [CHECKSUMS, SIGNATURE]) await rm(join(folder.path, name));
  await writeChecksums(folder.path);
  await writeSignature(folder.path, (await readSigningKey(key)).sign);
  await writeFile(out, await packedFolder(folder.path));
}

/** A copy of a package without its signature. */
export async function withoutSignature(file: string, out: string): Promise<void> {
  await using folder = await temporaryFolder();
  await unpackInto(folder.path, { file, content: await readBytes(file) });
  await rm(join(folder.path, SIGNATURE));
  await writeFile(out, await packedFolder(folder.path));
}
