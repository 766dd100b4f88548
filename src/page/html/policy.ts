import { sourceHash } from "../../lib/source-hash.ts";
import type { PageBundle } from "../bundle.ts";

/**
 * The page's content security policy: it may run its own program, use its own two stylesheets, and show pictures that it draws itself. It can send no
 * request, so nothing that a reader does leaves their machine.
 *
 * @example policyOf(bundle) // "default-src 'none'; script-src 'sha256-…'; …"
 */
export const policyOf = ({ script, style, plotStyle }: PageBundle): string =>
  [
    "default-src 'none'",
    `script-src ${sourceHash(script)}`,
    `style-src ${sourceHash(style)} ${sourceHash(plotStyle)}`,
    // A chart as a PNG is drawn from an image that the page itself holds.
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
