import { definitionDifferences } from "../definitions/definition-differences.ts";
import { differenceInWords } from "../definitions/difference-words.ts";
import { definitionsHere } from "../definitions/compared-definitions.ts";
import type { DefinitionsFile } from "../../definitions/definitions-file.ts";
import { canonicalJson, sha256 } from "../../lib/canonical.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { writeFileDurably } from "../../lib/files.ts";
import { makePackage } from "../../merge/make-package.ts";
import { sharedSnapshot } from "../../merge/shared-snapshot.ts";
import type { SharedSnapshot } from "../../merge/shared-snapshot.ts";
import { nightSigner } from "../../run/night-signer.ts";
import type { Signer } from "../../signatures/signing-key.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { cutoffOf } from "../clock.ts";
import { requireNewFile } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

/** Options of `share`. */
export interface ShareOptions extends ConfiguredOptions {
  /** The last minute or day of the snapshot's vintage; by default now. */
  readonly asOf?: string;
  /** The new file; by default `<city>-<snapshot>.zip` in the caller's folder. */
  readonly out?: string;
}

async function requiredSigner(configuration: Configuration, now: Date): Promise<Signer> {
  const signer = await nightSigner(configuration, now);
  if (signer !== null) return signer;
  throw new TilannekuvaError("a package is signed, and signing.key names no key", {
    exitCode: EXIT.usage,
    advice: "Make a key with `tilannekuva keys create` and set signing.key (docs/signatures.md).",
  });
}

/** Refuses a snapshot that other definitions made: its package would hold definitions that are not its own. */
function requireOwnDefinitions({ manifest }: SharedSnapshot, here: DefinitionsFile): void {
  const { definitions: _, ...parameters } = manifest.parameters;
  const made = { versions: manifest.versions, parameters };
  const differences = definitionDifferences(made, { versions: here.versions, parameters: here.parameters });
  if (differences.length === 0) return;
  throw new TilannekuvaError(
    [
      `${manifest.id}: the snapshot (A) was made with other definitions than those of this program and configuration (B)`,
      ...differences.map(differenceInWords),
    ],
    {
      exitCode: EXIT.gate,
      advice: "Share with the program and configuration that published it, or publish again with `tilannekuva run`.",
    },
  );
}

/**
 * `tilannekuva share`: writes the package of a city's newest released snapshot. Exit 2 where there is nothing to share,
 * 4 where other definitions made the snapshot.
 */
export async function shareCommand(options: ShareOptions, terminal: Terminal): Promise<ExitCode> {
  const now = new Date();
  const configuration = await configurationFor(options);
  const { output } = configuration.paths;
  const signer = await requiredSigner(configuration, now);
  const snapshot = await sharedSnapshot(output, cutoffOf(options.asOf, now));
  const { manifest, area, folder } = snapshot;
  const out = options.out ?? `${area}-${manifest.id}.zip`;
  requireNewFile(out, configuration, ["inbox", "store", "output"]);
  const definitions = await definitionsHere(options);
  requireOwnDefinitions(snapshot, definitions);
  const text = `${canonicalJson(definitions)}\n`;
  const bytes = await makePackage({ snapshot: folder, output, definitions: text, sign: signer.sign });
  await writeFileDurably(callerPath(out), bytes, 0o644);
  terminal.line(`${shown(callerPath(out))}: ${area}, snapshot ${manifest.id}, as known at ${manifest.vintage}`);
  terminal.line(`  signed by the key ${signer.id}; SHA-256 ${sha256(bytes)}`);
  return EXIT.done;
}
