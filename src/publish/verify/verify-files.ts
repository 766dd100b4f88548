import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { readText, sha256OfFile } from "../../lib/files.ts";
import { ifAbsent, isMachineFault } from "../../lib/system-error.ts";
import { CHECKSUMS, filesUnder, parseChecksums } from "../snapshot/checksums.ts";
import { manifestSchema } from "../snapshot/snapshot-manifest.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { snapshotId } from "../snapshot/release.ts";
import { SIGNATURE, SIGNATURE_BYTES } from "../snapshot/signature-file.ts";

const isThere = async (file: string): Promise<boolean> => (await ifAbsent(stat(file), null)) !== null;

/**
 * Files that are missing, not listed, or not what SHA256SUMS says.
 *
 * @example await checksumProblems("output/snapshots/2026-10-18T0000Z-3f9a1c0b7d42") // []
 */
export async function checksumProblems(folder: string): Promise<readonly string[]> {
  if (!(await isThere(join(folder, CHECKSUMS)))) return [`${CHECKSUMS}: missing`];
  const sums = parseChecksums(await readText(join(folder, CHECKSUMS)));
  if (sums === null) return [`${CHECKSUMS}: not in the format of sha256sum`];
  const present = (await filesUnder(folder)).filter((file) => file !== CHECKSUMS && file !== SIGNATURE);
  const problems = present.filter((file) => !sums.has(file)).map((file) => `${file}: not in ${CHECKSUMS}`);
  for (const [file, sha256] of sums) {
    if (!present.includes(file)) problems.push(`${file}: missing`);
    else if ((await sha256OfFile(join(folder, file))) !== sha256)
      problems.push(`${file}: its bytes are not those of ${CHECKSUMS}`);
  }
  return problems;
}

function manifestFaults(manifest: Manifest, folder: string): readonly string[] {
  const { id, vintage, fingerprint } = manifest;
  return [
    ...(id === snapshotId(vintage, fingerprint)
      ? []
      : ["manifest.json: the id does not follow from vintage and fingerprint"]),
    ...(id === basename(folder) ? [] : ["manifest.json: the id is not the folder's name"]),
  ];
}

/** The manifest and its faults; without one the folder is not a snapshot. */
export async function checkManifest(
  folder: string,
): Promise<{ readonly manifest: Manifest | null; readonly problems: readonly string[] }> {
  const file = join(folder, "manifest.json");
  if (!(await isThere(file))) return { manifest: null, problems: ["manifest.json: missing, so this is no snapshot"] };
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readText(file)));
    if (parsed.success) return { manifest: parsed.data, problems: manifestFaults(parsed.data, folder) };
    const places = parsed.error.issues.map((issue) => issue.path.join(".") || issue.code);
    return { manifest: null, problems: [`manifest.json: not valid at ${[...new Set(places)].join(", ")}`] };
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return { manifest: null, problems: ["manifest.json: not JSON"] };
  }
}

/** Differences between the files that the manifest names and those that are there. */
async function listingProblems(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const present = await filesUnder(folder);
  return [
    ...manifest.files
      .filter((file) => !present.includes(file))
      .map((file) => `${file}: named by manifest.json and missing`),
    ...present
      .filter((file) => file !== SIGNATURE && !manifest.files.includes(file))
      .map((file) => `${file}: not named by manifest.json`),
  ];
}

/** A signature's size; whose it is, public keys alone can show. */
async function signatureProblems(folder: string): Promise<readonly string[]> {
  const found = await ifAbsent(stat(join(folder, SIGNATURE)), null);
  return found === null || found.size === SIGNATURE_BYTES ? [] : [`${SIGNATURE}: not ${SIGNATURE_BYTES} bytes long`];
}

/**
 * The faults of a snapshot's files: hashes, manifest, names, the signature's size. Their content is not read.
 *
 * @example await snapshotProblems("output/snapshots/2026-10-18T0000Z-3f9a1c0b7d42") // [] when it is intact
 */
export async function snapshotProblems(folder: string): Promise<readonly string[]> {
  const { manifest, problems } = await checkManifest(folder);
  if (manifest === null) return problems;
  return [
    ...problems,
    ...(await checksumProblems(folder)),
    ...(await listingProblems(folder, manifest)),
    ...(await signatureProblems(folder)),
  ];
}
