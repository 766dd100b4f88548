import { join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { pageProblems } from "../../page/verify.ts";
import { verify } from "../../publish/verify.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

/** `tilannekuva verify SNAPSHOT`: hashes, keys, code lists, statuses, and that all formats and the page say the same. Exit 3 when something is wrong. */
export async function verifyCommand(named: string, options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = await snapshotFolder(named, options);
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders: [folder] });
  try {
    const { ok, problems } = await verify(folder, { database, inspect: pageProblems });
    for (const problem of problems) terminal.line(`wrong: ${problem}`);
    terminal.line(ok ? `${folder}: verified` : `${folder}: ${problems.length} problems`);
    return ok ? EXIT.done : EXIT.input;
  } finally {
    database.close();
  }
}
