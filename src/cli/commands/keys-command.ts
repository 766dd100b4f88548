import { stringify } from "yaml";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { createKey, revokeKey, rotateKey } from "../../signatures/administer-keys.ts";
import { keyStateAt } from "../../signatures/key-state.ts";
import { readTrustedKeys } from "../../signatures/trusted-keys.ts";
import type { KeyEntry, TrustedKey } from "../../signatures/trusted-keys-schema.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import { table } from "../terminal.ts";
import type { Terminal } from "../terminal.ts";
import { requiredTrustedFile } from "../trusted-option.ts";
import type { TrustedOptions } from "../trusted-option.ts";

/** The absolute path of a new private key; never where a run writes or what may be published. */
async function keyPath(out: string, options: TrustedOptions): Promise<string> {
  const path = callerPath(out);
  requireOutside(path, await configurationFor(options), ["inbox", "store", "output"]);
  return path;
}

/** The absolute path of a file of trusted keys that is changed; never where only a run writes. */
async function changedFile(file: string, options: TrustedOptions): Promise<string> {
  requireOutside(file, await configurationFor(options));
  return file;
}

function sayMade({ id, name }: KeyEntry, out: string, terminal: Terminal): void {
  terminal.line(`${shown(out)}: private key ${id} of ${name}, for its owner alone`);
  terminal.line("  Keep a copy of it in a safe place, and set signing.key to it.");
}

/** `tilannekuva keys create`: makes a private key; prints its public entry, or adds it to a file of trusted keys. */
export async function createCommand(
  { name, out, ...options }: TrustedOptions & { readonly name: string; readonly out: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const path = await keyPath(out, options);
  const trusted = options.trusted === undefined ? null : await changedFile(callerPath(options.trusted), options);
  const entry = await createKey({ out: path, name, trusted, now: new Date() });
  sayMade(entry, path, terminal);
  if (trusted === null) {
    terminal.line("  Its entry in a file of trusted keys:");
    for (const line of [
      "",
      ...stringify({ keys: [entry] }, { lineWidth: 0 })
        .trimEnd()
        .split("\n"),
    ])
      terminal.line(line);
  } else terminal.line(`${shown(trusted)}: now trusts it. Send the file to those who receive your snapshots.`);
  return EXIT.done;
}

/** `tilannekuva keys rotate`: replaces a key by a new one of the same name. */
export async function rotateCommand(
  id: string,
  { out, ...options }: TrustedOptions & { readonly out: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const path = await keyPath(out, options);
  const trusted = await changedFile(await requiredTrustedFile(options), options);
  const entry = await rotateKey(id, { out: path, trusted, now: new Date() });
  sayMade(entry, path, terminal);
  terminal.line(`${shown(trusted)}: key ${id} is valid until ${entry.valid_from}, key ${entry.id} from then on.`);
  terminal.line("  Send the file to those who receive your snapshots before the next run.");
  return EXIT.done;
}

/** `tilannekuva keys revoke`: nothing that a key signed is trusted any more. */
export async function revokeCommand(
  id: string,
  { why, ...options }: TrustedOptions & { readonly why: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const trusted = await changedFile(await requiredTrustedFile(options), options);
  const { name } = await revokeKey(id, { why, trusted, now: new Date() });
  terminal.line(`${shown(trusted)}: key ${id} of ${name} is revoked. Nothing that it signed is trusted any more.`);
  terminal.line("  Send the file to those who receive your snapshots, and give the reason.");
  return EXIT.done;
}

const STATES = { valid: "valid", early: "not yet valid", ended: "not valid any more" } as const;

function rowOf(key: TrustedKey, now: Date): readonly string[] {
  const { id, name, valid_from, valid_until, revoked } = key;
  const state = keyStateAt(key, now.getTime());
  const said = state === "revoked" ? `revoked ${revoked?.at ?? ""}: ${revoked?.why ?? ""}` : STATES[state];
  return [id, name, valid_from, valid_until ?? "", said];
}

/** `tilannekuva keys list`: the trusted keys with their periods and states. */
export async function listCommand(options: TrustedOptions, terminal: Terminal): Promise<ExitCode> {
  const { keys } = await readTrustedKeys(await requiredTrustedFile(options));
  const rows = keys.map((key) => rowOf(key, new Date()));
  for (const line of table(["id", "name", "valid from", "valid until", "state"], rows)) terminal.line(line);
  return EXIT.done;
}
