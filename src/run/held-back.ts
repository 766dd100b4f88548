import { doubtLine } from "../lib/delivery.ts";
import type { DeliveryRecord, Problem } from "../lib/delivery.ts";
import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";

/** A delivery that is held back, as lines for a person: what is odd about it, and how to decide. */
export const heldLines = ({ delivery, doubts = [] }: DeliveryRecord): readonly string[] => [
  ...doubts.map((doubt) => `held back: ${doubtLine(delivery, doubt)}`),
  `  → tilannekuva accept ${delivery} --why "…" lets it count, tilannekuva reject ${delivery} --why "…" does not`,
];

/** The exit code that deliveries ask for: a refused one is graver than one that is held back; null where there is neither. */
export function deliveriesExitCode(
  { refused }: { readonly refused: readonly Problem[] },
  undecided: readonly DeliveryRecord[],
): ExitCode | null {
  if (refused.length > 0) return EXIT.input;
  return undecided.length > 0 ? EXIT.gate : null;
}
