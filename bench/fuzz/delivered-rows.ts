/** A quoted field at a field's place, with a line end in it. */
const FIELD = /(?<=^|^ï»¿|[,;\n])"((?:[^"]|"")*\n(?:[^"]|"")*)"(?=[,;\r\n]|$)/g;

const separatorsIn = (text: string, separator: string): number => text.split(separator).length - 1;

const isEmpty = (line: string): boolean => line === "" || line === "\r";

/**
 * How many rows a text holds below its header, counted by its lines: each line is a row, except empty ones and those that end inside
 * quotes in a text with too few separators to hold a row.
 */
export function deliveredRows(bytes: Buffer, separator: "," | ";"): number {
  const text = bytes.toString("latin1");
  const needed = separatorsIn(text.split("\n").find((line) => !isEmpty(line)) ?? "", separator);
  const joined = text.replaceAll(FIELD, (field) =>
    separatorsIn(field, separator) < needed ? field.replaceAll(/[\r\n]/g, " ") : field,
  );
  return joined.split("\n").filter((line) => !isEmpty(line)).length - 1;
}
