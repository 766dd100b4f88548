import { createHash } from "node:crypto";

/**
 * A script's or stylesheet's hash, as a Content-Security-Policy names it.
 *
 * @example sourceHash("p{}") // "'sha256-…'"
 */
export const sourceHash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
