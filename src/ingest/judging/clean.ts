import { TilannekuvaError } from "../../lib/errors.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { parentsQuery, parquetFile } from "./work.ts";
import type { RowWork } from "./work.ts";

const typedRows = ({ compiled, relation, otherMark }: RowWork): string => `
select
  ${compiled.sureTyped}
from ${relation}
where case when ${compiled.sureKeeps} and not (${otherMark}) then true else error('a row breaks the contract') end`;

/** How many rows are not another row's copy or rival: those of a table without a key are all their own. */
const identityCount = ({ contract }: RowWork): string => {
  if (contract.key.length === 0) return "count(*)";
  return `count(distinct hash(${contract.key.map((name) => contract.columns[name]?.as).join(", ")}))`;
};

const orphanCount = (work: RowWork): string => {
  const referring = work.contract.columns[work.contract.reference?.column ?? ""]?.as;
  if (referring === undefined) return "0";
  return `count(*) filter (where ${referring} not in (select id from (${parentsQuery(work)}) as parent_row))`;
};

const accounting = (work: RowWork): string => `
select count(*) as rows, ${identityCount(work)} as identities, ${orphanCount(work)} as orphans
from read_parquet(getvariable('accepted'), hive_partitioning = false)`;

async function writeTyped(work: RowWork): Promise<boolean> {
  try {
    await work.session.run(parquetFile(typedRows(work)), { file: work.readable, output: work.drafts.accepted });
    return true;
  } catch (error) {
    if (error instanceof TilannekuvaError && !isMachineFault(error)) return false;
    throw error;
  }
}

/**
 * The way of a file without a fault, which is nearly every file: one pass writes the typed rows and stops at the first that breaks
 * the contract; the keys of what was written then show whether a row was there twice or has no parent.
 *
 * @returns The number of rows, all accepted and written to the draft; null where the exact way must be gone.
 */
export async function acceptClean(work: RowWork): Promise<number | null> {
  if (!(await writeTyped(work))) return null;
  const variables = { accepted: [work.drafts.accepted], parents: work.parents };
  const [account] = await work.session.rows(accounting(work), variables);
  const rows = Number(account?.["rows"]);
  return Number(account?.["identities"]) === rows && Number(account?.["orphans"]) === 0 ? rows : null;
}
