import type { Names } from "../model/codelist.ts";
import { numberOf } from "./figure-words.ts";
import type { CellContext } from "./figure-words.ts";

/** The verbs of change, in the perfect: down, up. A gap below zero has neither: it "has changed". */
export const VERBS: Readonly<Record<"gap" | "rate" | "crossing", readonly [Names, Names]>> = {
  gap: [
    { fi: "kaventunut", sv: "minskat", en: "narrowed" },
    { fi: "kasvanut", sv: "ökat", en: "widened" },
  ],
  rate: [
    { fi: "laskenut", sv: "sjunkit", en: "fallen" },
    { fi: "noussut", sv: "stigit", en: "risen" },
  ],
  crossing: [
    { fi: "muuttunut", sv: "förändrats", en: "changed" },
    { fi: "muuttunut", sv: "förändrats", en: "changed" },
  ],
};

/** A gap narrows or widens where it was and is above zero; otherwise its change is written with its sign. */
export function verbsOf({ cell, indicator }: CellContext): keyof typeof VERBS {
  if (indicator.unit !== "PP") return "rate";
  const [now, by] = [cell.value ?? 0, numberOf(cell, "change") ?? 0];
  return now > 0 && now - by > 0 ? "gap" : "crossing";
}
