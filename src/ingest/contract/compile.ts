import { textLiteral } from "../../database/sql.ts";
import { INVISIBLE } from "./characters.ts";
import type { Column, Contract } from "./contract.ts";
import { facetOf, inDialect } from "./facets.ts";
import type { Facet } from "./facets.ts";
import type { FileFacts } from "./rules.ts";
import type { Cell } from "./cell-expressions.ts";
import {
  NOWHERE,
  lookUp,
  ruleBroken,
  ruleBrokenInArchive,
  fault,
  sound,
  sureValue,
  surelySound,
  keyList,
  filledAndSound,
  typedValue,
} from "./cell-expressions.ts";

/** Where the contract's columns stand in a file: the 1-based position by source name; absent optional columns are not there. */
export type Layout = ReadonlyMap<string, number>;

type Mark = "," | ".";

/** The SQL of a contract for one file's layout, over a relation of the text columns `c1`, `c2`, ... */
export interface CompiledContract {
  /** True of a row that keeps the contract in itself. */
  readonly keeps: string;
  /**
   * For files whose rows must all keep the contract: a select list of typed columns under their archive names, a condition on the
   * texts, and one on these columns. The list stops at an invalid day or time, so no condition checks them: parsing days twice would
   * cost more than all the rest of a file.
   */
  readonly sureTyped: string;
  readonly sureKeeps: string;
  readonly sureUnbroken: string;
  /** A list of reason codes, empty for a row that keeps the contract. */
  readonly reasons: string;
  /** The row's key as a list of text, null where the table has none or a part of it is faulty. */
  readonly key: string;
  /** Text of the referring column where it is filled and without fault. */
  readonly reference: string;
  /** Text, without invisible characters, of the column that rows of other tables refer to. */
  readonly referred: string;
  /** True of a row in which a decimal has a comma, or a point, where a file may have either. */
  readonly decimalMark: Readonly<Record<Mark, string>>;
  /** The same of a row that keeps the contract. */
  readonly anyMark: Readonly<Record<Mark, string>>;
  /** Text of the subject column. */
  readonly subject: string;
  /** The typed row as one struct. */
  readonly image: string;
  /** The row as delivered, as JSON. */
  readonly asDelivered: string;
}

function facetIn(column: Column, { decimalComma, plain }: FileFacts): Facet {
  const facet = facetOf(inDialect(column.value, decimalComma));
  if (plain !== true) return facet;
  return { ...facet, faults: facet.faults.filter(({ notInPlain }) => notInPlain !== true) };
}

const hasMark =
  (mark: Mark) =>
  ({ text }: Cell): string =>
    `coalesce(contains(${text}, '${mark}'), false)`;

const eachMark = (conditions: (mark: Mark) => readonly string[]): Readonly<Record<Mark, string>> => ({
  ",": conditions(",").join(" or ") || "false",
  ".": conditions(".").join(" or ") || "false",
});

const cellsOf = (contract: Contract, layout: Layout, file: FileFacts): readonly Cell[] =>
  Object.entries(contract.columns).map(([name, column]) => {
    const position = layout.get(name);
    const facet = facetIn(column, file);
    return { name, column, facet, text: position === undefined ? NOWHERE : `c${position}` };
  });

/** Other tables refer to a key of one column; they wrote it without its invisible characters. */
function referredText({ key }: Contract, cell: (name: string) => Cell): string {
  const [name, ...others] = key;
  if (name === undefined || others.length > 0) return NOWHERE;
  return `regexp_replace(${cell(name).text}, ${textLiteral(INVISIBLE)}, '', 'g')`;
}

/** A layout that has every column in the contract's order. */
export const fullLayout = (contract: Contract): Layout =>
  new Map(Object.keys(contract.columns).map((name, index) => [name, index + 1]));

/** Compiles a contract to SQL for a file with this layout. */
export function compile(contract: Contract, layout: Layout, file: FileFacts): CompiledContract {
  const cells = cellsOf(contract, layout, file);
  const cell = lookUp(cells);
  const broken = contract.rules.map((rule) => ({ code: rule.code, when: ruleBroken(rule, cells, file) }));
  const unbroken = broken.map(({ when }) => `not ${when}`);
  const reasons = [
    ...cells.map(fault),
    ...broken.map(({ code, when }) => `case when ${when} then ${textLiteral(code)} end`),
  ];
  const either = cells.filter(({ facet, text }) => facet.eitherMark === true && text !== NOWHERE);
  const referring = contract.reference === undefined ? undefined : cell(contract.reference.column);
  return {
    keeps: [...cells.map(sound), ...unbroken].join("\n  and "),
    sureTyped: cells.map((each) => `${sureValue(each)} as ${each.column.as}`).join(",\n  "),
    sureKeeps: cells.map(surelySound).join("\n  and "),
    sureUnbroken: contract.rules.map((rule) => `not ${ruleBrokenInArchive(rule, cells, file)}`).join(" and ") || "true",
    reasons: `list_filter([${reasons.join(",\n  ")}], lambda reason: reason is not null)`,
    key: keyList(contract.key.map(cell)),
    reference:
      referring === undefined
        ? "cast(null as varchar)"
        : `case when ${filledAndSound(referring)} then ${referring.text} end`,
    referred: referredText(contract, cell),
    decimalMark: eachMark((mark) => either.map((one) => `(${filledAndSound(one)} and ${hasMark(mark)(one)})`)),
    anyMark: eachMark((mark) => either.map(hasMark(mark))),
    subject: cell(contract.subject).text,
    image: `struct_pack(${cells.map((each) => `${each.column.as} := ${typedValue(each)}`).join(", ")})`,
    asDelivered: `json_object(${cells.map(({ name, text }) => `${textLiteral(name)}, ${text}`).join(", ")})`,
  };
}
