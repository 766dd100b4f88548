import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { CityPackage } from "./opened-package.ts";

/**
 * The vintages that every city has published at, oldest first: only at these do the cities' numbers say what was known
 * at one time.
 *
 * @throws TilannekuvaError (exit 4) where they share none.
 * @example commonCutoffs(packages).at(-1) // "2026-10-17"
 */
export function commonCutoffs(cities: readonly Pick<CityPackage, "file" | "manifest">[]): readonly string[] {
  const [first, ...others] = cities.map(({ manifest }) => manifest.vintages);
  const common = (first ?? []).filter((vintage) => others.every((vintages) => vintages.includes(vintage)));
  if (common.length > 0) return common.toSorted();
  const newest = cities.map(({ file, manifest }) => `${file}: its newest vintage is ${manifest.vintages.at(-1)}`);
  throw new TilannekuvaError(["the packages have no vintage in common", ...newest], {
    exitCode: EXIT.gate,
    advice:
      "Agree on a cutoff, and let every city publish at it with `tilannekuva run --as-of MINUTE` before it shares.",
  });
}
