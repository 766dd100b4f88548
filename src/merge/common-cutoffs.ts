import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { minuteOf } from "./merged-facts.ts";
import type { CityPackage } from "./opened-package.ts";

type Published = Pick<CityPackage, "file" | "manifest">;

function refused(fact: string, cities: readonly Published[]): TilannekuvaError {
  const newest = cities.map(({ file, manifest }) => `${file}: its newest vintage is ${manifest.vintages.at(-1)}`);
  return new TilannekuvaError([fact, ...newest], {
    exitCode: EXIT.gate,
    advice:
      "Agree on a cutoff, and let every city publish at it with `tilannekuva run --as-of MINUTE` before it shares.",
  });
}

/**
 * The vintages that every city has published at, oldest first: only at these do the cities' numbers say what was known
 * at one time.
 *
 * @param before The newest vintage that was merged before; empty where none was.
 * @throws TilannekuvaError (exit 4) where they share none, or the newest one is older than what was merged before.
 * @example commonCutoffs(packages, "2026-09-30T23:59").at(-1) // "2026-10-17"
 */
export function commonCutoffs(cities: readonly Published[], before: string): readonly string[] {
  const [first, ...others] = cities.map(({ manifest }) => manifest.vintages);
  const common = (first ?? []).filter((vintage) => others.every((vintages) => vintages.includes(vintage))).toSorted();
  const newest = common.at(-1);
  if (newest === undefined) throw refused("the packages have no vintage in common", cities);
  if (minuteOf(newest) < before)
    throw refused(
      `the newest vintage that the packages have in common is ${newest}, and ${before} was merged before`,
      cities,
    );
  return common;
}
