import { join } from "node:path";
import { snapshotSignature } from "../../check/snapshot-signature.ts";
import { codeHashes } from "../../definitions/code-hashes.ts";
import { openDatabase } from "../../database/database.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { pageProblems } from "../../page/verify-page.ts";
import { verify } from "../../publish/verify/verify-snapshot.ts";
import type { Verdict } from "../../publish/verify/verify-snapshot.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import type { SignatureVerdict } from "../../signatures/check-signature.ts";
import { readTrustedKeys } from "../../signatures/trusted-keys.ts";
import { sayJson } from "../say-json.ts";
import type { JsonOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";
import { trustedFile } from "../trusted-option.ts";
import type { TrustedOptions } from "../trusted-option.ts";

type VerifyOptions = JsonOptions & TrustedOptions;

/** A snapshot without SHA256SUMS cannot be signed; that it lacks them is a problem of its own. */
const NOTHING_SIGNED: SignatureVerdict = { state: "unsigned", key: null, name: null, problems: [], notes: [] };

async function verified(folder: string): Promise<Verdict> {
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders: [folder] });
  try {
    return await verify(folder, { database, inspect: pageProblems, code: codeHashes() });
  } finally {
    database.close();
  }
}

/** The verdict on the files, with that on their signature. */
function together({ problems, notes }: Verdict, signature: SignatureVerdict): Verdict {
  const all = [...problems, ...signature.problems];
  return { ok: all.length === 0, problems: all, notes: [...notes, ...signature.notes] };
}

interface Said extends Verdict {
  readonly folder: string;
  readonly signature: SignatureVerdict;
}

function say({ ok, problems, notes, folder, signature: { state, key, name } }: Said, terminal: Terminal): void {
  for (const note of notes) terminal.line(`note: ${note}`);
  for (const problem of problems) terminal.line(`wrong: ${problem}`);
  if (state === "valid") terminal.line(`signed by ${name} (key ${key}), a trusted key`);
  terminal.line(ok ? `${folder}: verified` : `${folder}: ${problems.length} problems`);
}

/**
 * `tilannekuva verify SNAPSHOT`: checks hashes, keys, code lists and statuses, that all formats and the page agree, and
 * by trusted keys who signed it. Exit 3 when a check fails.
 */
export async function verifyCommand(named: string, options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = await snapshotFolder(named, options);
  const file = await trustedFile(options);
  const trusted = file === null ? null : await readTrustedKeys(file);
  const signature = (await snapshotSignature(folder, trusted)) ?? NOTHING_SIGNED;
  const verdict = together(await verified(folder), signature);
  const { state, key, name } = signature;
  if (options.json === true) sayJson({ snapshot: folder, ...verdict, signature: { state, key, name } }, terminal);
  else say({ ...verdict, folder, signature }, terminal);
  return verdict.ok ? EXIT.done : EXIT.input;
}
