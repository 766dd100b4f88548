import { bytesOf } from "./bytes.ts";
import type { Header } from "./header.ts";
import { Refusal } from "./refusal.ts";
import type { RecordPosition } from "./record-fields.ts";
import { readLine, RETURN } from "./record-fields.ts";

const LINE_FEED = 0x0a;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads the lines of a block, without their line ends; returns the rest that has none. */
function readBlock(block: Buffer, reading: RecordPosition): Buffer {
  let from = reading.line === 0 && block.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  for (let end = block.indexOf(LINE_FEED, from); end >= 0; end = block.indexOf(LINE_FEED, from)) {
    readLine(block.subarray(from, end > from && block[end - 1] === RETURN ? end - 1 : end), reading);
    from = end + 1;
  }
  return Buffer.from(block.subarray(from));
}

const begin = ({ separator, names }: Pick<Header, "separator" | "names">): RecordPosition => ({
  separator: separator.charCodeAt(0),
  width: names.length,
  line: 0,
  records: 0,
  began: 1,
  ended: 0,
  opened: null,
  outside: 0,
  inside: 0,
  beginsAsRow: false,
});

/**
 * Counts the records of a UTF-8 text independently of the engine, including the header; an empty line is no record.
 *
 * @throws Refusal naming the first line where a quote takes in other rows, text follows a closing quote, a quote is never closed or a
 * carriage return outside quotes is no line end.
 */
export async function countRecords(path: string, header: Pick<Header, "separator" | "names">): Promise<number> {
  const reading = begin(header);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(path)) {
    rest = readBlock(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), reading);
  }
  if (rest.length > 0) readLine(rest, reading);
  if (reading.opened !== null) {
    throw new Refusal(
      `the file is cut short or its quotes are not doubled: a quote is opened in line ${reading.began} and never closed; deliver it again`,
    );
  }
  return reading.records;
}
