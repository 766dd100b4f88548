import { leastSquares } from "./least-squares.ts";

/** How a sigma is found that cannot be estimated: by Mack's rule from the two before it, or from the decay of all. */
export type LastSigma = "mack" | "log-linear";

type Sigmas = readonly (number | null)[];

const known = (sigmas: Sigmas): readonly number[] => sigmas.filter((sigma) => sigma !== null);

/** Without two steps to go by, the greatest sigma that is known: rather too wide than too narrow. */
const greatest = (sigmas: Sigmas): number | null => {
  const numbers = known(sigmas);
  return numbers.length === 0 ? null : numbers.reduce((most, sigma) => Math.max(most, sigma), 0);
};

function byMacksRule(sigmas: Sigmas): Sigmas {
  const filled: (number | null)[] = [...sigmas];
  for (const [step, sigma] of sigmas.entries()) {
    if (sigma === null) {
      const [second, first] = [filled[step - 2] ?? null, filled[step - 1] ?? null];
      if (second === null || first === null) filled[step] = greatest(sigmas);
      else filled[step] = second === 0 ? 0 : Math.min(first ** 2 / second, first, second);
    }
  }
  return filled;
}

function byDecay(sigmas: Sigmas): Sigmas {
  const points = sigmas.flatMap((sigma, x) => (sigma !== null && sigma > 0 ? [{ x, y: Math.log(sigma) }] : []));
  const line = leastSquares(points);
  return sigmas.map(
    (sigma, step) => sigma ?? (line === null ? greatest(sigmas) : Math.exp(line.intercept + line.slope * step)),
  );
}

/**
 * The sigmas of Mack's model with the missing ones filled in, as of a last step that one row only was seen at.
 *
 * - `mack`: sigma²(d) = min(sigma⁴(d - 1) / sigma²(d - 2), sigma²(d - 1), sigma²(d - 2)), one step after the other. Source: Mack (1993).
 * - `log-linear`: from the line of least squares of ln sigma on the delay over all steps whose sigma is above 0, as the R package ChainLadder does.
 *
 * Where there are no two steps to go by, the greatest known sigma is taken; without any there is none.
 *
 * @example fillSigmas([4, 2, null], "mack") // [4, 2, 1]
 */
export const fillSigmas = (sigmas: Sigmas, rule: LastSigma): Sigmas =>
  rule === "mack" ? byMacksRule(sigmas) : byDecay(sigmas);
