import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { snapshotSignature } from "../check/snapshot-signature.ts";
import { publishedAreas } from "../configuration/published-areas.ts";
import type { Area } from "../count/count-declarations.ts";
import type { Database } from "../database/database.ts";
import { codeHashes } from "../definitions/code-hashes.ts";
import { parseDefinitions } from "../definitions/definitions-file.ts";
import type { DefinitionsFile } from "../definitions/definitions-file.ts";
import { sha256 } from "../lib/canonical.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readBytes, readText } from "../lib/files.ts";
import { rfc3339 } from "../lib/finnish-time.ts";
import { ifAbsent } from "../lib/system-error.ts";
import { pageProblems } from "../page/verify-page.ts";
import { CHECKSUMS } from "../publish/snapshot/checksums.ts";
import { readManifest } from "../publish/snapshot/current.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { readSigned } from "../publish/snapshot/signature-file.ts";
import { checksumProblems } from "../publish/verify/verify-files.ts";
import { verify } from "../publish/verify/verify-snapshot.ts";
import { parseChain } from "../releases/release-chain.ts";
import { shownIn, stateOf } from "../releases/release-state.ts";
import { checkSignature } from "../signatures/check-signature.ts";
import type { SignatureVerdict } from "../signatures/check-signature.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";
import { DEFINITIONS, RELEASES, snapshotIn } from "./package-layout.ts";
import { requireAsPacked, unpackInto } from "./package-files.ts";

/** A package that was verified, unpacked. */
export interface CityPackage {
  /** The package as the user named it. */
  readonly file: string;
  readonly sha256: string;
  /** The snapshot's folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Its one city, as its definitions declare it. */
  readonly area: Area;
  readonly definitions: DefinitionsFile;
  /** The trusted key that signed it, and its holder. */
  readonly key: string;
  readonly signer: string;
}

/** The means of opening packages. */
export interface OpenOptions {
  readonly trusted: TrustedKeys;
  /** Must be allowed to read `folder`. */
  readonly database: Database;
  /** A folder of its own for each package. */
  readonly folder: string;
}

const refused = (file: string, facts: readonly string[]): TilannekuvaError =>
  new TilannekuvaError(
    facts.map((fact) => `${file}: ${fact}`),
    {
      exitCode: EXIT.input,
      advice: "Nothing was published. Ask the city for the package again, and compare its SHA-256 on the phone.",
    },
  );

const names = z.object({ fi: z.string(), sv: z.string(), en: z.string() });

const areasSchema = z.object({
  areas: z
    .array(
      z.object({
        code: z.string(),
        names,
        forms: z.object({ short: names, inside: names, of: names, title: names.exactOptional() }).exactOptional(),
        municipality: z.string().exactOptional(),
        cities: z.array(z.string()),
        validFrom: z.string().exactOptional(),
        validUntil: z.string().exactOptional(),
      }),
    )
    .length(1),
});

/** Signatures have to be valid: of the package, and of its snapshot, by keys of one holder. */
async function packageSignature(
  root: string,
  { snapshot, manifest }: { readonly snapshot: string; readonly manifest: Manifest },
  { trusted }: OpenOptions,
): Promise<{ readonly verdict: SignatureVerdict; readonly problems: readonly string[] }> {
  const { content, signature } = await readSigned(root);
  const vintage = rfc3339(manifest.vintage);
  const verdict = checkSignature({ content: content ?? new Uint8Array(), signature, vintage }, trusted);
  const own = await snapshotSignature(snapshot, trusted);
  const problems = [...verdict.problems.map((fact) => `signature: ${fact}`), ...(own?.problems ?? [])];
  if (problems.length > 0 || own?.name === verdict.name) return { verdict, problems };
  return { verdict, problems: ["signature: one holder signed the package, another one its snapshot"] };
}

/** Whether the city's record says that readers have the snapshot, with these bytes. */
async function releaseProblems(root: string, snapshot: string, { id }: Manifest): Promise<readonly string[]> {
  const { lines, faults } = parseChain(await ifAbsent(readText(join(root, RELEASES)), ""));
  if (faults.length > 0) return [`${RELEASES}: ${faults[0]}`];
  const sums = sha256(await readBytes(join(snapshot, CHECKSUMS)));
  const isReleased = lines.some((line) => line.event === "released" && line.snapshot === id && line.sums === sums);
  if (!isReleased) return [`${RELEASES}: does not say that the snapshot is released`];
  return shownIn(stateOf(lines)).includes(id) ? [] : [`${RELEASES}: says that the snapshot was recalled`];
}

async function readArea(file: string, folder: string, definitions: DefinitionsFile): Promise<Area> {
  const areas = (await publishedAreas(folder)) ?? [];
  const declared = areasSchema.safeParse(definitions);
  if (areas.length !== 1 || !declared.success) throw refused(file, ["is not of one city"]);
  const [area] = declared.data.areas;
  if (area!.code !== areas[0]!.code) throw refused(file, ["the snapshot is of another city than the definitions"]);
  return area!;
}

/**
 * Opens and verifies a package: its bytes, both signatures, the record of releases, and its snapshot completely.
 *
 * @param file As the user named it.
 * @throws TilannekuvaError (exit 3) that names the file and everything that is wrong with it.
 * @example const { area, manifest } = await openPackage("KU049.zip", path, { trusted, database, folder });
 */
export async function openPackage(file: string, path: string, options: OpenOptions): Promise<CityPackage> {
  const { folder: root, database } = options;
  const content = await readBytes(path);
  await mkdir(root, { recursive: true });
  await unpackInto(root, { file, content });
  const folder = await snapshotIn(root);
  const manifest = folder === null ? null : await readManifest(folder);
  if (folder === null || manifest === null) throw refused(file, ["holds no snapshot"]);
  const { verdict, problems } = await packageSignature(root, { snapshot: folder, manifest }, options);
  const faults = [...problems, ...(await checksumProblems(root))];
  if (faults.length > 0) throw refused(file, faults);
  await requireAsPacked(root, { file, content });
  const verified = await verify(folder, { database, inspect: pageProblems, code: codeHashes() });
  const found = [...verified.problems, ...(await releaseProblems(root, folder, manifest))];
  if (found.length > 0) throw refused(file, found);
  const definitions = parseDefinitions(file, await readText(join(root, DEFINITIONS)));
  const area = await readArea(file, folder, definitions);
  const key = { key: verdict.key ?? "", signer: verdict.name ?? "" };
  return { file, sha256: sha256(content), folder, manifest, area, definitions, ...key };
}
