import type { Month } from "../../lib/months.ts";
import type { UsefulHalfWidth } from "../declaration.ts";
import type { ReconstructionDeclaration } from "./reconstructed-triangles.ts";
import type { SilentPayersDeclaration } from "./silent-shares.ts";

/** When a month with outstanding reports has a value. */
interface Enough {
  /** The completeness below which there is no value, however precise it seems, 0.25. */
  readonly floor: number;
  /** For rates and gaps that declare none of their own. */
  readonly useful: UsefulHalfWidth;
  /** The number of back-tests without which there is no value. */
  readonly backTests: number;
}

/** The declarations of nowcasts. */
export interface NowcastDeclaration {
  /** The number of deliveries that contain a month: after the last it does not change. */
  readonly deliveries: number;
  /** Months from which on the reporting pattern differs, oldest first. */
  readonly breaks: readonly Month[];
  /** The names of the sources of unemployment, best first. */
  readonly sources: readonly string[];
  /** How payers who have not reported are identified. */
  readonly payers: SilentPayersDeclaration;
  /** How the past of an initial load is reconstructed. */
  readonly reconstruction: ReconstructionDeclaration;
}

/** All settings of nowcasts. */
export type NowcastSettings = NowcastDeclaration & Enough;
