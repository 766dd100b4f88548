import type { Draw } from "./draw.ts";
import { CANARY } from "./writer.ts";

const LINE_FEED = 0x0a;

const put = (bytes: Buffer, at: number, piece: Buffer | string): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(piece), bytes.subarray(at)]);

const without = (bytes: Buffer, at: number, count = 1): Buffer =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);

/** The places after each line feed, and the beginning. */
function lineStarts(bytes: Buffer): readonly [number, ...number[]] {
  const found: [number, ...number[]] = [0];
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) found.push(at + 1);
  return found;
}

const times =
  (draw: Draw, most: number, work: (bytes: Buffer) => Buffer) =>
  (bytes: Buffer): Buffer => {
    let result = bytes;
    for (let count = 1 + draw.whole(most); count > 0; count -= 1) result = work(result);
    return result;
  };

const anywhere =
  (draw: Draw, piece: Buffer | string) =>
  (bytes: Buffer): Buffer =>
    put(bytes, draw.whole(bytes.length + 1), piece);

const atLine =
  (draw: Draw, piece: string) =>
  (bytes: Buffer): Buffer =>
    put(bytes, draw.one(lineStarts(bytes)), piece);

/** After a separator, where a quote opens a field. */
function atField(draw: Draw, piece: string) {
  return (bytes: Buffer): Buffer => {
    const from = draw.whole(bytes.length);
    const found = [bytes.indexOf(",", from), bytes.indexOf(";", from)].filter((at) => at >= 0);
    return put(bytes, found.length === 0 ? from : Math.min(...found) + 1, piece);
  };
}

function doubledLine(draw: Draw) {
  return (bytes: Buffer): Buffer => {
    const starts = [...lineStarts(bytes), bytes.length];
    const index = draw.whole(starts.length - 1);
    return put(bytes, starts[index] ?? 0, bytes.subarray(starts[index], starts[index + 1]));
  };
}

function lostLineEnd(draw: Draw) {
  return (bytes: Buffer): Buffer => {
    const at = (draw.chance(0.3) ? (lineStarts(bytes)[1] ?? 1) : draw.one(lineStarts(bytes))) - 1;
    return at < 0 ? bytes : without(bytes, at - Number(bytes[at - 1] === 0x0d), 1 + Number(bytes[at - 1] === 0x0d));
  };
}

const flipped =
  (draw: Draw) =>
  (bytes: Buffer): Buffer => {
    const result = Buffer.from(bytes);
    result[draw.whole(result.length)] = draw.whole(256);
    return result;
  };

const replaced = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");

/** Damage to files in transit, by kind. Each function takes a text's bytes and returns damaged ones. */
export const DAMAGES: Readonly<Record<string, (draw: Draw) => (bytes: Buffer) => Buffer>> = {
  none: () => (bytes) => bytes,
  "bytes flipped": (draw) => times(draw, 4, flipped(draw)),
  "bytes lost": (draw) => times(draw, 3, (bytes) => without(bytes, draw.whole(bytes.length), 1 + draw.whole(3))),
  "cut off": (draw) => (bytes) => bytes.subarray(0, draw.whole(bytes.length)),
  "quotes inserted": (draw) => times(draw, 3, anywhere(draw, '"')),
  "quotes at fields": (draw) => times(draw, 3, atField(draw, '"')),
  "quotes at lines": (draw) => times(draw, 2, atLine(draw, '"')),
  "quotes lost": (draw) =>
    times(draw, 2, (bytes) => {
      const at = bytes.indexOf('"', draw.whole(bytes.length));
      return at < 0 ? bytes : without(bytes, at);
    }),
  "carriage returns inserted": (draw) => times(draw, 3, anywhere(draw, "\r")),
  "carriage returns for line ends": () => (bytes) => replaced(replaced(bytes, "\r\n", "\n"), "\n", "\r"),
  "carriage returns doubled": () => (bytes) => replaced(bytes, "\n", "\r\r\n"),
  "byte order marks": (draw) => times(draw, 2, draw.chance(0.5) ? anywhere(draw, "\uFEFF") : atLine(draw, "\uFEFF")),
  "line ends lost": (draw) => times(draw, 2, lostLineEnd(draw)),
  "line ends inserted": (draw) => times(draw, 2, anywhere(draw, draw.one(["\n", "\r\n"]))),
  "lines doubled": (draw) => times(draw, 3, doubledLine(draw)),
  "blank lines": (draw) => times(draw, 3, atLine(draw, draw.one(["\n", "\r\n", " \n"]))),
  "titles above": (draw) => (bytes) =>
    put(bytes, 0, draw.one([`${CANARY} otsikko\n`, "sep=;\n", `${CANARY};;;;\n\n`, "\n"])),
  "encodings mixed": (draw) => times(draw, 2, anywhere(draw, draw.one([Buffer.from("ä"), Buffer.from("ä", "latin1")]))),
  "separators mixed": (draw) => times(draw, 3, anywhere(draw, draw.one([",", ";", "\t"]))),
  "files joined": () => (bytes) => Buffer.concat([bytes, bytes]),
  "nothing but zeros": (draw) => (bytes) => put(bytes, draw.whole(bytes.length), Buffer.alloc(1 + draw.whole(20))),
  "invisible characters": (draw) => times(draw, 3, anywhere(draw, draw.one(["\u200B", "\u00A0", "\u0001", "\t"]))),
};
