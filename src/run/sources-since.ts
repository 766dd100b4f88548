import type { Month } from "../lib/months.ts";
import type { SourceSince } from "../model/nowcast-row.ts";
import type { Vintage } from "../model/data-vintage.ts";
import { vintageName } from "../protect/vintage.ts";
import { sourceOf } from "../stage/coverage.ts";
import type { Source } from "../stage/coverage.ts";

/**
 * The source of unemployment in each month, with the vintage since which it applies. It is public, as it follows from
 * which files were delivered when.
 *
 * @param vintages oldest first
 * @example sourcesSince({ months: ["2025-01"], vintages, sources }) // [{ vintage: "2025-03-20", month: "2025-01", source: "benefits" }]
 */
export function sourcesSince(of: {
  readonly months: readonly Month[];
  readonly vintages: readonly Vintage[];
  /** Best first. */
  readonly sources: readonly Source[];
}): readonly SourceSince[] {
  const { months, vintages, sources } = of;
  return months.flatMap((month) => {
    let before = "";
    return vintages.flatMap((vintage) => {
      const source = sourceOf(vintage, sources, month)?.source ?? "";
      if (source === before || source === "") return [];
      before = source;
      return [{ vintage: vintageName(vintage.knownAt), month, source }];
    });
  });
}
