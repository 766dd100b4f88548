import { cp, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { readText } from "../lib/files.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { writeChecksums } from "../publish/snapshot/checksums.ts";
import { writeSignature } from "../publish/snapshot/signature-file.ts";
import type { Sign } from "../publish/snapshot/release.ts";
import { writePieces } from "../publish/formats/write-pieces.ts";
import { releasesFile } from "../releases/releases-file.ts";
import { packedFolder } from "./package-files.ts";
import { DEFINITIONS, RELEASES, SNAPSHOTS } from "./package-layout.ts";

/** What goes into a package. */
interface PackageContent {
  /** The folder of a released, signed snapshot. */
  readonly snapshot: string;
  /** The output whose record of releases goes with it. */
  readonly output: string;
  /** The exported definitions, as text. */
  readonly definitions: string;
  readonly sign: Sign;
}

/**
 * A city's package: a snapshot, the record of releases and the definitions, with their hashes and a signature over
 * these. The same content and key give the same bytes.
 *
 * @example await writeFileDurably("KU049.zip", await makePackage({ snapshot, output, definitions, sign: signer.sign }));
 */
export async function makePackage({ snapshot, output, definitions, sign }: PackageContent): Promise<Uint8Array> {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, SNAPSHOTS));
  await cp(snapshot, join(folder.path, SNAPSHOTS, basename(snapshot)), { recursive: true });
  await writePieces(join(folder.path, RELEASES), [await readText(releasesFile(output))]);
  await writePieces(join(folder.path, DEFINITIONS), [definitions]);
  await writeChecksums(folder.path);
  await writeSignature(folder.path, sign);
  return await packedFolder(folder.path);
}
