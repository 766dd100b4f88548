import { createHash } from "node:crypto";
import type { PageBundle } from "../bundle.ts";

/** A text as a Content-Security-Policy names it. */
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/**
 * What a browser lets the page do: run its own program, use its own two stylesheets, show pictures that it draws itself. It cannot ask anybody for
 * anything, so nothing that a reader does leaves their machine.
 *
 * @example policyOf(bundle) // "default-src 'none'; script-src 'sha256-…'; …"
 */
export const policyOf = ({ script, style, plotStyle }: PageBundle): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)} ${hashOf(plotStyle)}`,
    // The chart as a picture (PNG) is drawn from one that the page itself holds.
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
