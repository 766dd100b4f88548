import { open } from "node:fs/promises";
import { z } from "zod";
import type { Session } from "../../database/database.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import type { Contract } from "../contract/contract.ts";
import { facetOf } from "../contract/facets.ts";
import type { Layout } from "../contract/compile.ts";
import { Refusal } from "./refusal.ts";
import { whileReading } from "./unread.ts";

/** A column of a delivered Parquet file. */
export interface DeliveredColumn {
  readonly name: string;
  readonly type: string;
}

const described = z.array(z.object({ column_name: z.string(), column_type: z.string() }));

const MAGIC = "PAR1";
const SMALLEST = 12;

async function requireReadable(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new Refusal("the file is empty: deliver it again");
    const ends = Buffer.alloc(8);
    await handle.read(ends, 0, 4, 0);
    await handle.read(ends, 4, 4, Math.max(0, size - 4));
    if (size < SMALLEST || ends.toString("latin1") !== MAGIC + MAGIC) {
      throw new Refusal(
        "the file is cut short or not Parquet: it does not begin and end as Parquet does; deliver it again",
      );
    }
  } finally {
    await handle.close();
  }
}

/**
 * The columns of a Parquet file.
 *
 * @throws Refusal where the file has no complete footer, Unread where it cannot be read.
 */
export async function parquetColumns(path: string, session: Session): Promise<readonly DeliveredColumn[]> {
  await whileReading(path, () => requireReadable(path));
  try {
    const rows = await session.rows(
      "describe select * from read_parquet(getvariable('file'), hive_partitioning = false)",
      { file: path },
    );
    return described.parse(rows).map((row) => ({ name: row.column_name, type: row.column_type }));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    throw new Refusal("the file cannot be read as Parquet: its footer is damaged; deliver it again");
  }
}

/** Doubles hold whole numbers of up to 15 digits exactly; a longer one may not be the number that was meant. */
const WHOLE_DOUBLE = "^(-?[0-9]{1,15})[.]0$";

/**
 * The text of a cell as a sender would have written it. Tools for data frames keep days as timestamps and whole numbers that may be
 * missing as doubles: where the contract wants a date, midnight is no part of it, and `.0` is no part of a whole number. Anything else
 * is left for the contract to refuse.
 *
 * @param type The delivered column's type in the engine's words, such as `TIMESTAMP_NS`.
 * @param wanted The archive's type by the contract, null for a column of no contract.
 */
export function deliveredText(cell: string, type: string, wanted: string | null): string {
  if (type === "BOOLEAN") return `cast(cast(${cell} as integer) as varchar)`;
  const text = `cast(${cell} as varchar)`;
  if (type === "DOUBLE") return `regexp_replace(${text}, '${WHOLE_DOUBLE}', '\\1')`;
  const isDay = wanted === "DATE" && /^TIMESTAMP(_N?S|_MS)?$/.test(type);
  return isDay ? `regexp_replace(${text}, ' 00:00:00$', '')` : text;
}

/**
 * A relation of the text columns `c1`, `c2`, ... over a Parquet file; true and false are written 1 and 0, days and whole numbers as
 * the contract's columns want them.
 */
export function parquetRelation(columns: readonly DeliveredColumn[], layout: Layout, contract: Contract): string {
  const named = new Map([...layout].map(([name, position]) => [position, contract.columns[name]]));
  const cells = columns.map(({ type }, index) => {
    const column = named.get(index + 1);
    const wanted = column === undefined ? null : facetOf(column.value).type;
    return `nullif(${deliveredText(`c${index + 1}`, type, wanted)}, '') as c${index + 1}`;
  });
  return `(select ${cells.join(", ")}
    from read_parquet(getvariable('file'), hive_partitioning = false) as delivered(${columns.map((_, index) => `c${index + 1}`).join(", ")})) as delivered`;
}
