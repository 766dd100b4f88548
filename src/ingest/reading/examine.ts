import { isAscii } from "node:buffer";
import { encodingDetector } from "./encoding.ts";
import type { Encoding } from "./encoding.ts";
import { lineCounter } from "./line-counter.ts";
import type { Lines } from "./line-counter.ts";

/** What the bytes of a delivered text show. */
export interface Examined {
  readonly encoding: Encoding;
  readonly lines: Lines;
}

export interface Examiner {
  /** @throws Refusal where the text holds a NUL byte or a line longer than 16 MB. */
  readonly see: (chunk: Buffer) => void;
  /** @throws Refusal where the text is empty or in no encoding that an extract may have. */
  readonly conclude: () => Examined;
}

/** Examines every byte of a text once, while it is read, for its encoding and its lines. */
export function examiner(): Examiner {
  const [counter, detector] = [lineCounter(), encodingDetector()];
  return {
    see: (chunk) => {
      const line = counter.line();
      const ascii = isAscii(chunk);
      const simple = counter.see(chunk, ascii);
      detector.see(chunk, { line, ascii, simple });
    },
    conclude: () => ({ encoding: detector.conclude(counter.line()), lines: counter.conclude() }),
  };
}
