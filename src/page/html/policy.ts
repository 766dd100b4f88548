import { sourceHash } from "../../lib/source-hash.ts";
import type { PageBundle } from "../bundle.ts";

/**
 * What a browser lets the page do: run its own program, use its own two stylesheets, show pictures that it draws itself. It cannot ask anybody for
 * anything, so nothing that a reader does leaves their machine.
 *
 * @example policyOf(bundle) // "default-src 'none'; script-src 'sha256-…'; …"
 */
export const policyOf = ({ script, style, plotStyle }: PageBundle): string =>
  [
    "default-src 'none'",
    `script-src ${sourceHash(script)}`,
    `style-src ${sourceHash(style)} ${sourceHash(plotStyle)}`,
    // The chart as a picture (PNG) is drawn from one that the page itself holds.
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
