import type { Names } from "../model/codelist.ts";
import { basisOf } from "./basis.ts";
import type { Basis } from "./basis.ts";
import { hasLimits, writtenRange } from "./figure-words.ts";
import type { CellContext } from "./figure-words.ts";
import { plainText, say } from "./sentence.ts";
import type { Part } from "./sentence.ts";

const SETTLES = ["nowcastLower", "nowcastUpper"] as const;

/** The limits of the interval shown with a value. */
export const SHOWN = ["lower", "upper"] as const;

/**
 * The words after the unit: where an estimate will settle, that a provisional figure may change, or the random variation of a final one.
 *
 * @param again The sentence before has said that reports are still arriving.
 */
export function certainty(cellContext: CellContext, again = false): readonly Part[] {
  const { cell, language } = cellContext;
  const basis = basisOf(cell);
  if (basis === "estimate") return again ? ofEstimateAgain(cellContext) : ofEstimate(cellContext);
  return say`${shownInterval(cellContext, basis)}${REMARKS[basis][language]}`;
}

const REMARKS: Readonly<Record<Exclude<Basis, "estimate">, Names>> = {
  final: { fi: "", sv: "", en: "" },
  provisional: {
    fi: "; luku on ennakollinen ja voi vielä muuttua",
    sv: "; talet är preliminärt och kan ännu ändras",
    en: "; the figure is provisional and may still change",
  },
  unreliable: { fi: "; luku on epävarma", sv: "; talet är osäkert", en: "; the figure is unreliable" },
};

/** The interval of a final value is random variation alone; that of others also covers reports still to come. */
function shownInterval(cellContext: CellContext, basis: Basis): readonly Part[] {
  if (!hasLimits(cellContext.cell, SHOWN)) return [];
  const words =
    basis === "final"
      ? { fi: "satunnaisvaihtelun väli", sv: "slumpvariationens intervall", en: "random-variation interval" }
      : { fi: "väli", sv: "intervall", en: "interval" };
  return say` (${words[cellContext.language]} ${writtenRange(cellContext, SHOWN)})`;
}

/** The interval that includes random variation, where it differs from the one in which the figure will settle. */
function withChance(cellContext: CellContext): readonly Part[] {
  const [settles, limits] = [
    writtenRange(cellContext, SETTLES),
    hasLimits(cellContext.cell, SHOWN) ? writtenRange(cellContext, SHOWN) : [],
  ];
  if (limits.length === 0 || plainText({ parts: settles }) === plainText({ parts: limits })) return [];
  return {
    fi: say` (sattuma mukaan luettuna ${limits})`,
    sv: say` (med slumpen inräknad ${limits})`,
    en: say` (${limits} including random variation)`,
  }[cellContext.language];
}

function ofEstimate(cellContext: CellContext): readonly Part[] {
  const interval = shownInterval(cellContext, "estimate");
  if (!hasLimits(cellContext.cell, SETTLES))
    return {
      fi: say`${interval}; ilmoituksia on vielä tulossa, ja luku on arvio`,
      sv: say`${interval}; anmälningar kommer ännu in, och talet är en skattning`,
      en: say`${interval}; reports are still arriving, and the figure is an estimate`,
    }[cellContext.language];
  const settles = say`${writtenRange(cellContext, SETTLES)}${withChance(cellContext)}`;
  return {
    fi: say`; ilmoituksia on vielä tulossa, ja luku asettuu todennäköisesti välille ${settles}`,
    sv: say`; anmälningar kommer ännu in, och talet hamnar sannolikt i intervallet ${settles}`,
    en: say`; reports are still arriving, and the figure will most likely settle within ${settles}`,
  }[cellContext.language];
}

function ofEstimateAgain(cellContext: CellContext): readonly Part[] {
  if (!hasLimits(cellContext.cell, SETTLES)) return shownInterval(cellContext, "estimate");
  const settles = say`${writtenRange(cellContext, SETTLES)}${withChance(cellContext)}`;
  return {
    fi: say`, ja luku asettuu todennäköisesti välille ${settles}`,
    sv: say`, och talet hamnar sannolikt i intervallet ${settles}`,
    en: say`, and the figure will most likely settle within ${settles}`,
  }[cellContext.language];
}
