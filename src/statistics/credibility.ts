import { mean } from "./mean.ts";

const squares = (numbers: readonly number[], around: number): number =>
  numbers.reduce((sum, number) => sum + (number - around) ** 2, 0);

/**
 * The credibility of the mean of a group of n observations beside the overall mean: n / (n + k), where k is the
 * variance within groups over the variance between them, both estimated from the observations. 0 for every group if the
 * groups differ no more than by chance.
 *
 * Source: Bühlmann, H. & Straub, E. (1970), Glaubwürdigkeit für Schadensätze, Mitteilungen der Vereinigung Schweizerischer
 * Versicherungsmathematiker 70, 111-133, in the form of Klugman, Panjer & Willmot, Loss Models, 19.5 (nonparametric estimation).
 *
 * @param groups with at least two observations in one of them; otherwise the variance within is unknown and the
 *   credibility is 0
 * @returns the weight of a group by its number of observations
 * @example credibility([[3, 5, 7], [6, 12, 9]])(3) // 0.729
 */
export function credibility(groups: readonly (readonly number[])[]): (observations: number) => number {
  const all = groups.flat();
  const freedom = all.length - groups.length;
  const scale = all.length - groups.reduce((sum, { length }) => sum + length ** 2, 0) / all.length;
  if (freedom <= 0 || scale <= 0) return () => 0;
  const within = groups.reduce((sum, group) => sum + squares(group, mean(group)), 0) / freedom;
  const overall = mean(all);
  const apart = groups.reduce((sum, group) => sum + group.length * (mean(group) - overall) ** 2, 0);
  const between = (apart - (groups.length - 1) * within) / scale;
  return between <= 0 ? () => 0 : (observations) => observations / (observations + within / between);
}
