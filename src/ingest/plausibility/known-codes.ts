import type { Session } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import type { Contexts } from "../../database/contexts.ts";
import type { Artifact } from "../../database/step.ts";

/** A code of a code table, with the days on which it is valid, `2021-01-01`. */
export interface KnownCode {
  readonly code: string;
  readonly from: string;
  readonly to: string;
}

/** The codes of a code table. */
export async function readKnownCodes(path: string, session: Session): Promise<readonly KnownCode[]> {
  const rows = await session.rows(
    `select code, cast(valid_from as varchar) as first, cast(valid_to as varchar) as last
     from code_table(getvariable('codes')) order by code, first`,
    { codes: path },
  );
  return rows.map((row) => ({ code: textOf(row, "code"), from: textOf(row, "first"), to: textOf(row, "last") }));
}

/** The codes of a table by its name; null where there is no such table. */
export type KnownCodes = (codeTable: string) => Promise<readonly KnownCode[] | null>;

/** Code tables, each read once however many files are compared with it. */
export function knownCodesReader(tables: ReadonlyMap<string, Artifact>, contexts: Contexts): KnownCodes {
  const read = new Map<string, Promise<readonly KnownCode[]>>();
  return async (name) => {
    const table = tables.get(name);
    if (table === undefined) return null;
    const codes = read.get(name) ?? contexts.use(({ session }) => readKnownCodes(table.path, session));
    read.set(name, codes);
    return codes;
  };
}
