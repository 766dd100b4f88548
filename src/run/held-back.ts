import { doubtLine } from "../model/delivery.ts";
import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { visibleName } from "../lib/visible.ts";

/** A name quoted as a single shell word: folder names are arbitrary, and operators copy this line. */
function asWord(name: string): string {
  const shown = visibleName(name);
  return /^[\w.:-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

/** The lines about a delivery that is held back: what is unusual about it, and how to decide. */
export const heldLines = ({ delivery, doubts = [] }: DeliveryRecord): readonly string[] => [
  ...doubts.map((doubt) => `held back: ${doubtLine(delivery, doubt)}`),
  `  → tilannekuva accept ${asWord(delivery)} --why "…" lets it count, tilannekuva reject ${asWord(delivery)} --why "…" does not`,
];

/**
 * The exit code that deliveries require: a refused one is more serious than one that is held back; null without either.
 */
export function deliveriesExitCode(
  { refused }: { readonly refused: readonly Problem[] },
  undecided: readonly DeliveryRecord[],
): ExitCode | null {
  if (refused.length > 0) return EXIT.input;
  return undecided.length > 0 ? EXIT.gate : null;
}
