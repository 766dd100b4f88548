import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import type { Artifact } from "../../database/step.ts";
import { fingerprint } from "../../lib/canonical.ts";
import { sha256OfFile, unfinished } from "../../lib/files.ts";
import type { Contract } from "../contract/contract.ts";
import { facetOf } from "../contract/facets.ts";
import { place, privateFolder } from "./archive-layout.ts";

const noRows = (contract: Contract): string => {
  const columns = Object.values(contract.columns).map(
    ({ as, value }) => `cast(null as ${facetOf(value).type}) as ${as}`,
  );
  return `select ${columns.join(", ")} where false`;
};

/**
 * The archive of a table of which no file was delivered: its columns and types, no rows.
 *
 * @returns The Parquet file's path and SHA-256; made when it is not there yet.
 */
export async function emptyArchive(
  contract: Contract,
  context: { readonly store: string; readonly session: Session },
): Promise<Artifact> {
  const select = noRows(contract);
  const folder = join(context.store, "archive", contract.table);
  const path = join(folder, `empty-${fingerprint(select).slice(0, 12)}.parquet`);
  if (!existsSync(path)) {
    await privateFolder(folder);
    const draft = unfinished(path);
    await context.session.run(`copy (${select}) to (getvariable('output')) (format parquet, compression zstd)`, {
      output: draft,
    });
    await place(draft, path);
  }
  return { path, sha256: await sha256OfFile(path) };
}
