import { join } from "node:path";
import { codeHashes } from "../../definitions/code-hashes.ts";
import { openDatabase } from "../../database/database.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { pageProblems } from "../../page/verify-page.ts";
import { verify } from "../../publish/verify/verify-snapshot.ts";
import type { Verdict } from "../../publish/verify/verify-snapshot.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { sayJson } from "../say-json.ts";
import type { JsonOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

function say({ ok, problems, notes }: Verdict, folder: string, terminal: Terminal): void {
  for (const note of notes) terminal.line(`note: ${note}`);
  for (const problem of problems) terminal.line(`wrong: ${problem}`);
  terminal.line(ok ? `${folder}: verified` : `${folder}: ${problems.length} problems`);
}

/** `tilannekuva verify SNAPSHOT`: checks hashes, keys, code lists and statuses, and that all formats and the page agree. Exit 3 when a check fails. */
export async function verifyCommand(named: string, options: JsonOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = await snapshotFolder(named, options);
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders: [folder] });
  try {
    const verdict = await verify(folder, { database, inspect: pageProblems, code: codeHashes() });
    if (options.json === true) sayJson({ snapshot: folder, ...verdict }, terminal);
    else say(verdict, folder, terminal);
    return verdict.ok ? EXIT.done : EXIT.input;
  } finally {
    database.close();
  }
}
