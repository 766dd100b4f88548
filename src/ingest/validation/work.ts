import type { Session } from "../../database/database.ts";
import type { CompiledContract } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";

/** A file whose header keeps the contract, ready to have its rows checked. */
export interface RowWork {
  readonly session: Session;
  readonly contract: Contract;
  readonly compiled: CompiledContract;
  /** File name without folder, for the quarantine. */
  readonly fileName: string;
  /** The text or Parquet file that the relations read. */
  readonly readable: string;
  /** Relation of text columns `c1`, `c2`, ... over the variable `file`. */
  readonly relation: string;
  /** True of a row with the decimal mark that the file's first rows do not use. */
  readonly otherMark: string;
  /** Archives of the referenced table in the same delivery and period. */
  readonly parents: readonly string[];
  /** Their quarantines. */
  readonly quarantinedParents: readonly string[];
  /** Archive name of the referenced column, null where the table refers to none. */
  readonly parentColumn: string | null;
  readonly quarantine: { readonly hashKey: string; readonly keepValues: boolean };
  readonly drafts: { readonly accepted: string; readonly quarantined: string };
}

/**
 * How an archive or a quarantine file is written. The first level of zstd takes a third less time than the third, the
 * default, for a file of the same size.
 */
export const parquetFile = (select: string): string =>
  `copy (\n${select.trim().replace(/;$/, "")}\n) to (getvariable('output')) (format parquet, compression zstd, compression_level 1)`;

/** A relation `parent_row(id)` text: the accepted parents' ids, or none. */
export const parentsQuery = ({ parents, parentColumn }: RowWork): string =>
  parents.length === 0 || parentColumn === null
    ? "select cast(null as varchar) as id where false"
    : `select distinct cast(${parentColumn} as varchar) as id from read_parquet(getvariable('parents'), hive_partitioning = false)`;

/** A relation `quarantined_parent(key_hash)`: the keyed hashes of the quarantined parents' keys, or none. */
export const quarantinedParentsQuery = ({ quarantinedParents }: RowWork): string =>
  quarantinedParents.length === 0
    ? "select cast(null as varchar) as key_hash where false"
    : `select distinct key_hash from read_parquet(getvariable('quarantined_parents'), hive_partitioning = false)
       where key_hash is not null`;
