import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { check } from "../../check/check-store.ts";
import { releaseFindings } from "../../check/release-findings.ts";
import { releasesFile } from "../../releases/releases-file.ts";
import { signatureFindings } from "../../check/signed-snapshots.ts";
import type { Finding, Remedy } from "../../check/check-finding.ts";
import { repair } from "../../check/repair.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { readTrustedKeys } from "../../signatures/trusted-keys.ts";
import { configurationFor, shown, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export interface CheckOptions extends ConfiguredOptions {
  readonly all?: boolean;
  readonly repair?: boolean;
}

const CAN: Readonly<Record<Remedy, string>> = {
  again: "recoverable: run `tilannekuva check --all --repair`; the next run then computes it again",
  inbox: "recoverable: run `tilannekuva check --all --repair`; the next run then takes it in again from the inbox",
  rights: "run `tilannekuva check --all --repair` to take the permissions back",
  backup: "cannot be computed again: restore it from the backup",
};

const DONE: Readonly<Record<Exclude<Remedy, "backup">, string>> = {
  again: "repaired: the next run computes again what it needs of it",
  inbox: "repaired: the next run takes the delivery in again",
  rights: "repaired: only its owner may read and write it",
};

function say({ path, message, remedy, advice }: Finding, done: boolean, terminal: Terminal): void {
  // The message of a run about a file begins with its path.
  terminal.line(message.includes(path) ? `wrong: ${message}` : `wrong: ${shown(path)}: ${message}`);
  if (done && remedy !== "backup") terminal.line(`  → ${DONE[remedy]}`);
  else terminal.line(`  → ${advice ?? CAN[remedy]}`);
}

/**
 * The signatures of all snapshots and of the record of releases, where there are trusted keys to check them by. A
 * damaged record is among the other faults already.
 */
async function checkSignatures(
  { paths, signing }: Configuration,
  damaged: readonly Finding[],
  terminal: Terminal,
): Promise<readonly Finding[]> {
  if (signing.trusted === null) {
    if (signing.key !== null) terminal.line("note: signatures were not checked, as signing.trusted is not set");
    return [];
  }
  const trusted = await readTrustedKeys(signing.trusted);
  const isReadable = !damaged.some(({ path }) => path === releasesFile(paths.output));
  const lines = isReadable ? await releaseFindings(paths.output, { trusted, isSigning: signing.key !== null }) : [];
  return [...(await signatureFindings(paths.output, trusted)), ...lines];
}

const many = (count: number): string => (count === 1 ? "1 fault" : `${count} faults`);

/**
 * `tilannekuva check`: finds damaged and missing files of store and output. `--all` reads every file, signatures included; `--repair` makes way for what can be computed
 * again. Exit 1 while a fault is left.
 */
export async function checkCommand(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const { all = false, repair: repairing = false } = options;
  const configuration = await configurationFor(options);
  const { paths } = configuration;
  const looked = async (): Promise<readonly [readonly Finding[], ReadonlySet<Finding>]> => {
    const damaged = await check(paths, { all });
    const findings = all ? [...damaged, ...(await checkSignatures(configuration, damaged, terminal))] : damaged;
    return [findings, new Set(repairing ? await repair(paths, findings, new Date()) : [])];
  };
  const [findings, repaired] = await (repairing ? underLock(configuration, "check", looked) : looked());
  for (const finding of findings) say(finding, repaired.has(finding), terminal);
  const left = findings.length - repaired.size;
  const scope = all ? "every file of store and output" : "the files that a run relies on";
  if (findings.length === 0) terminal.line(`Checked ${scope}: no fault.`);
  else terminal.line(`Checked ${scope}: ${many(left)}${repaired.size > 0 ? ` left, ${repaired.size} repaired` : ""}.`);
  return left === 0 ? EXIT.done : EXIT.bug;
}
