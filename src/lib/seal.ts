import { sha256 } from "./canonical.ts";

const SEAL = /^(.*),"sum":"([0-9a-f]{64})"\}$/s;

/**
 * An object as one line of JSON that ends with the SHA-256 of what comes before it: a changed bit anywhere breaks it.
 *
 * @example sealed({ event: "run_ended" }) // '{"event":"run_ended","sum":"5f1c…"}'
 */
export function sealed(value: Readonly<Record<string, unknown>>): string {
  const body = JSON.stringify(value).slice(0, -1);
  return `${body},"sum":"${sha256(body)}"}`;
}

/** The SHA-256 at the end of a sealed line, if it matches the text before it; else null. */
export function sumOf(line: string): string | null {
  const [, body, sum] = SEAL.exec(line) ?? [];
  return body !== undefined && sum !== undefined && sha256(body) === sum ? sum : null;
}
