import type { Plan } from "../country-options.ts";
import { monthOf } from "./check-shocks.ts";

type Shocked = Pick<Plan, "shocks" | "span">;

/** The delivery about a month never comes: for wages and benefits, the one whose newest payment month it is. */
export const isMissing = ({ shocks, span }: Shocked, dataset: string, month: number): boolean =>
  shocks.some(
    (shock) => shock.kind === "missing_extract" && shock.dataset === dataset && monthOf(shock, span) === month,
  );

/** How many months after its first delivery a month's population comes again; null unless its arrivals are late. */
export function redeliveredAfter({ shocks, span }: Shocked, month: number): number | null {
  const late = shocks.find((shock) => shock.kind === "late_arrivals" && monthOf(shock, span) === month);
  return late?.kind === "late_arrivals" ? late.redelivered_after : null;
}
