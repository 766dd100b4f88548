import { doubtLine } from "../model/delivery.ts";
import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { visibleName } from "../lib/visible.ts";

/** A name as a shell takes it for one word and nothing else: a folder may be called what it likes, and this line is copied. */
function asWord(name: string): string {
  const shown = visibleName(name);
  return /^[\w.:-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

/** A delivery that is held back, as lines for a person: what is odd about it, and how to decide. */
export const heldLines = ({ delivery, doubts = [] }: DeliveryRecord): readonly string[] => [
  ...doubts.map((doubt) => `held back: ${doubtLine(delivery, doubt)}`),
  `  → tilannekuva accept ${asWord(delivery)} --why "…" lets it count, tilannekuva reject ${asWord(delivery)} --why "…" does not`,
];

/** The exit code that deliveries ask for: a refused one is graver than one that is held back; null where there is neither. */
export function deliveriesExitCode(
  { refused }: { readonly refused: readonly Problem[] },
  undecided: readonly DeliveryRecord[],
): ExitCode | null {
  if (refused.length > 0) return EXIT.input;
  return undecided.length > 0 ? EXIT.gate : null;
}
