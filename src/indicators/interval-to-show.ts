/** The limits of both bands, in the value's unit; null where there is none. */
interface Bands {
  readonly LOWER: number | null;
  readonly UPPER: number | null;
  readonly NOWCAST_LOWER: number | null;
  readonly NOWCAST_UPPER: number | null;
}

/** The interval shown to readers, and the band or bands that its limits come from. */
export interface IntervalToShow {
  readonly SHOW_LOWER: number | null;
  readonly SHOW_UPPER: number | null;
  readonly INTERVAL_SHOWN: "model" | "nowcast" | "both" | "none";
}

/**
 * The interval to show for a value: on each side the outer limit of the model band (chance and rounding) and the
 * nowcast band (reports still to come). The bands are not added, as neither is a sampling error (docs/accuracy.md).
 *
 * @example intervalToShow({ LOWER: 2.2, UPPER: 13.9, NOWCAST_LOWER: 0.8, NOWCAST_UPPER: 13.1 }) // { SHOW_LOWER: 0.8, SHOW_UPPER: 13.9, INTERVAL_SHOWN: "both" }
 */
export function intervalToShow({ LOWER, UPPER, NOWCAST_LOWER, NOWCAST_UPPER }: Bands): IntervalToShow {
  if (LOWER === null || UPPER === null) return { SHOW_LOWER: null, SHOW_UPPER: null, INTERVAL_SHOWN: "none" };
  const below = NOWCAST_LOWER !== null && NOWCAST_LOWER < LOWER;
  const above = NOWCAST_UPPER !== null && NOWCAST_UPPER > UPPER;
  return {
    SHOW_LOWER: below ? NOWCAST_LOWER : LOWER,
    SHOW_UPPER: above ? NOWCAST_UPPER : UPPER,
    INTERVAL_SHOWN: below === above ? (below ? "nowcast" : "model") : "both",
  };
}
