import { leastSquares } from "./least-squares.ts";

/**
 * The rule for a sigma that cannot be estimated: Mack's rule from the two preceding ones, or log-linear decay of all.
 */
export type LastSigma = "mack" | "log-linear";

type Sigmas = readonly (number | null)[];

const known = (sigmas: Sigmas): readonly number[] => sigmas.filter((sigma) => sigma !== null);

/** Without two preceding steps, the greatest known sigma: rather too wide than too narrow. */
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
 * The sigmas of Mack's model with the missing ones filled in, such as that of the last step, which only one row covers.
 *
 * - `mack`: sigma²(d) = min(sigma⁴(d - 1) / sigma²(d - 2), sigma²(d - 1), sigma²(d - 2)), one step after the other. Source: Mack (1993).
 * - `log-linear`: from the least-squares line of ln sigma on the delay over all steps with a sigma above 0, as the R
 *   package ChainLadder does.
 *
 * Without two preceding steps, the greatest known sigma is used; without any sigma, there is none.
 *
 * @example fillSigmas([4, 2, null], "mack") // [4, 2, 1]
 */
export const fillSigmas = (sigmas: Sigmas, rule: LastSigma): Sigmas =>
  rule === "mack" ? byMacksRule(sigmas) : byDecay(sigmas);
