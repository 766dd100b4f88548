import { canonicalJson, sha256 } from "../lib/canonical.ts";
import type { Signer } from "../signatures/signing-key.ts";
import { releaseLineSchema, signedContent } from "./recorded-line.ts";
import type { ReleaseEvent, ReleaseLine } from "./recorded-line.ts";

/** The lines of a file, and what is wrong with them. */
export interface ReleaseChain {
  readonly lines: readonly ReleaseLine[];
  /** One fact for each faulty line, with its number; empty where every line is in its place. */
  readonly faults: readonly string[];
}

function parsed(text: string): ReleaseLine | null {
  try {
    return releaseLineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A line of the file: its text, its content, and the text before it. */
interface ReadLine {
  readonly text: string;
  readonly line: ReleaseLine | null;
  readonly before: string | undefined;
}

function faultOf({ text, line, before }: ReadLine, seq: number): string | null {
  if (line === null) return "is not a line of this file";
  if (canonicalJson(line) !== text) return "is not written canonically, so that its hash is another";
  if (line.previous !== (before === undefined ? null : sha256(before))) return "does not follow the line before it";
  return line.seq === seq ? null : `has the number ${line.seq}`;
}

/**
 * Reads the text of `releases.jsonl` and checks its chain: any line that was changed, dropped, inserted or moved breaks
 * it at that line or the next. The end of the chain has nothing after it: there, only a signature proves the line, and
 * missing lines do not show.
 *
 * @example parseChain(await readText("output/releases.jsonl")).faults // []
 */
export function parseChain(text: string): ReleaseChain {
  const texts = text.split("\n");
  const end = texts.pop();
  const read = texts.map((each, at) => ({ text: each, line: parsed(each), before: texts[at - 1] }));
  const faults = read.flatMap((each, at) => {
    const fault = faultOf(each, at + 1);
    return fault === null ? [] : [`line ${at + 1} ${fault}`];
  });
  const cut = end === "" ? [] : [`line ${texts.length + 1} has no end`];
  return { lines: read.flatMap(({ line }) => line ?? []), faults: [...faults, ...cut] };
}

/**
 * The text of a chain with an event added as its last line.
 *
 * @param text The chain so far; empty for a new one.
 * @param signer Null: the line is not signed.
 * @example withEvent("", { event: "released", by: null, at, snapshot, sums, policy: "automatic" }, null)
 */
export function withEvent(text: string, event: ReleaseEvent, signer: Signer | null): string {
  const before = text.split("\n").at(-2);
  const place = { seq: text.split("\n").length, previous: before === undefined ? null : sha256(before) };
  const line = { ...event, ...place, ...(signer === null ? {} : { key: signer.id }) };
  const signature =
    signer === null ? {} : { signature: Buffer.from(signer.sign(signedContent(line))).toString("base64") };
  return `${text}${canonicalJson({ ...line, ...signature })}\n`;
}
