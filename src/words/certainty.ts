import type { Names } from "../model/codelist.ts";
import { basisOf } from "./basis.ts";
import type { Basis } from "./basis.ts";
import { hasLimits, toldRange } from "./figure-words.ts";
import type { Teller } from "./figure-words.ts";
import { plainText, say } from "./sentence.ts";
import type { Part } from "./sentence.ts";

const SETTLES = ["nowcastLower", "nowcastUpper"] as const;

/** The limits of the interval that is shown with a value. */
export const SHOWN = ["lower", "upper"] as const;

/**
 * Where an unfinished number will settle, that it may change, or how far chance alone may have brought a final one: after the unit.
 *
 * @param again The sentence before has said that reports still arrive.
 */
export function certainty(teller: Teller, again = false): readonly Part[] {
  const { cell, language } = teller;
  const basis = basisOf(cell);
  if (basis === "estimate") return again ? ofEstimateAgain(teller) : ofEstimate(teller);
  return say`${shownInterval(teller, basis)}${REMARKS[basis][language]}`;
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

/** Of a final value chance alone makes the interval, of others also what is still to be reported. */
function shownInterval(teller: Teller, basis: Basis): readonly Part[] {
  if (!hasLimits(teller.cell, SHOWN)) return [];
  const words =
    basis === "final"
      ? { fi: "satunnaisvaihtelun väli", sv: "slumpvariationens intervall", en: "interval of chance variation" }
      : { fi: "väli", sv: "intervall", en: "interval" };
  return say` (${words[teller.language]} ${toldRange(teller, SHOWN)})`;
}

/** The interval with chance in it, where it is another than the one in which the number will settle. */
function withChance(teller: Teller): readonly Part[] {
  const [settles, limits] = [toldRange(teller, SETTLES), hasLimits(teller.cell, SHOWN) ? toldRange(teller, SHOWN) : []];
  if (limits.length === 0 || plainText({ parts: settles }) === plainText({ parts: limits })) return [];
  return {
    fi: say` (sattuma mukaan luettuna ${limits})`,
    sv: say` (med slumpen inräknad ${limits})`,
    en: say` (with chance included ${limits})`,
  }[teller.language];
}

function ofEstimate(teller: Teller): readonly Part[] {
  const interval = shownInterval(teller, "estimate");
  if (!hasLimits(teller.cell, SETTLES))
    return {
      fi: say`${interval}; ilmoituksia on vielä tulossa, ja luku on arvio`,
      sv: say`${interval}; anmälningar kommer ännu in, och talet är en skattning`,
      en: say`${interval}; reports still arrive, and the figure is an estimate`,
    }[teller.language];
  const settles = say`${toldRange(teller, SETTLES)}${withChance(teller)}`;
  return {
    fi: say`; ilmoituksia on vielä tulossa, ja luku asettuu todennäköisesti välille ${settles}`,
    sv: say`; anmälningar kommer ännu in, och talet hamnar sannolikt i intervallet ${settles}`,
    en: say`; reports still arrive, and it will most likely settle within ${settles}`,
  }[teller.language];
}

function ofEstimateAgain(teller: Teller): readonly Part[] {
  if (!hasLimits(teller.cell, SETTLES)) return shownInterval(teller, "estimate");
  const settles = say`${toldRange(teller, SETTLES)}${withChance(teller)}`;
  return {
    fi: say`, ja luku asettuu todennäköisesti välille ${settles}`,
    sv: say`, och talet hamnar sannolikt i intervallet ${settles}`,
    en: say`, and it will most likely settle within ${settles}`,
  }[teller.language];
}
