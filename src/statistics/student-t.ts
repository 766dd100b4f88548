/**
 * P(|T| <= t) of Student's t with `degrees` degrees of freedom, at t = √degrees · tan(angle): a finite sum for integer
 * degrees. Source: Abramowitz, M. & Stegun, I. A. (1964), Handbook of mathematical functions, 26.7.3 and 26.7.4.
 */
function centralProbability(angle: number, degrees: number): number {
  const squared = Math.cos(angle) ** 2;
  const odd = degrees % 2 === 1;
  let [term, total] = odd ? [Math.cos(angle), 0] : [1, 0];
  for (let order = odd ? 1 : 0; order < degrees - 1; order += 2) {
    total += term;
    term *= ((order + 1) / (order + 2)) * squared;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * total) : Math.sin(angle) * total;
}

/**
 * The quantile of Student's t distribution for integer degrees of freedom, by bisection of the angle arctan(t /
 * √degrees) to the last digit of a double.
 *
 * @param probability above 0 and below 1
 * @param degrees of freedom, an integer from 1 on
 * @throws RangeError outside these
 * @example studentT(0.975, 10) // 2.228139
 */
export function studentT(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError("a quantile needs a probability between 0 and 1");
  if (!(Number.isInteger(degrees) && degrees >= 1))
    throw new RangeError("Student's t needs an integer number of degrees of freedom");
  const central = Math.abs(2 * probability - 1);
  let [below, above] = [0, Math.PI / 2];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (below + above) / 2;
    if (centralProbability(middle, degrees) < central) below = middle;
    else above = middle;
  }
  return central === 0 ? 0 : Math.sign(probability - 0.5) * Math.sqrt(degrees) * Math.tan((below + above) / 2);
}
