import type { Month } from "../../lib/months.ts";
import type { UsefulHalfWidth } from "../declaration.ts";
import type { ReconstructionDeclaration } from "./reconstructed-triangles.ts";
import type { SilentPayersDeclaration } from "./silent-payers.ts";

/** When a month of which reports still arrive has a value. */
interface Enough {
  /** Completeness under which there is no value yet, however sure it looks, 0.25. */
  readonly floor: number;
  /** Of rates and gaps that declare none of their own. */
  readonly useful: UsefulHalfWidth;
  /** Back-tests without which there is no value yet. */
  readonly backTests: number;
}

/** What is declared about nowcasts. */
export interface NowcastDeclaration {
  /** Deliveries that hold a month: after the last of them nothing of it changes. */
  readonly deliveries: number;
  /** Months from which on reports arrive differently, oldest first. */
  readonly breaks: readonly Month[];
  /** Where unemployment comes from, best first: names of sources. */
  readonly sources: readonly string[];
  /** What tells of payers who have not reported. */
  readonly payers: SilentPayersDeclaration;
  /** What an initial load's past is reconstructed from. */
  readonly reconstruction: ReconstructionDeclaration;
}

/** All that is decided about nowcasts. */
export type NowcastSettings = NowcastDeclaration & Enough;
