import type { Pipeline } from "./pipeline.ts";

/**
 * What a pipeline declares about how its counts add up and how they are protected; all of it is public.
 *
 * @example publiclyDeclared(nightly).limits.width // 3
 */
export const publiclyDeclared = ({
  count: { areas, ages, tables },
  protect,
  audit: { measures, limits },
}: Pipeline) => ({
  declarations: { areas, ages, tables, measures },
  rules: protect,
  limits,
});
