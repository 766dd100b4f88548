import { type Point, hasValue } from "../page-cells.ts";
import type { KeyEntry } from "../page-figure.ts";
import { signOf } from "../signs.ts";
import type { Sign } from "../texts/page-texts.ts";

const ORDER: readonly Sign[] = ["final", "provisional", "estimate", "held", "break", "withheld", "early", "absent"];

/** The key of a drawing over time: the signs used in it, and its band. */
export function keyOf(points: readonly Point[], chance: boolean): readonly KeyEntry[] {
  const used = new Set(points.map(({ cell }) => signOf(cell)));
  const signs = ORDER.filter((sign) => used.has(sign)).map((sign): KeyEntry => ({ sign, label: "" }));
  const banded = points.some(({ cell }) => hasValue(cell) && (chance ? cell.lower : cell.nowcastLower) !== null);
  return banded ? [...signs, { sign: chance ? "chance" : "nowcast", label: "" }] : signs;
}
