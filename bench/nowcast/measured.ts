import type { Arrival } from "./arrivals.ts";
import type { Audited } from "./audited.ts";
import type { Forecast } from "./forecasts.ts";
import type { GivenHistory } from "./given.ts";
import type { LatePayers } from "./late-payers.ts";
import type { Shocked } from "./shocked.ts";
import type { Evaluation } from "./standing.ts";

/** The measurements of a run of the bench; null for those not asked for. */
export interface Measured {
  /** Countries without shocks, delivered month by month. */
  readonly plain: {
    readonly jobSearch: GivenHistory["jobSearch"];
    readonly evaluation: Evaluation;
    /** Of the first country. */
    readonly arrivals: readonly Arrival[];
  } | null;
  readonly audited: Audited | null;
  readonly shocked: Shocked | null;
  readonly latePayers: LatePayers | null;
  /** Of initial loads. */
  readonly firstNight: readonly Forecast[] | null;
}

export const NOTHING_MEASURED: Measured = {
  plain: null,
  audited: null,
  shocked: null,
  latePayers: null,
  firstNight: null,
};
