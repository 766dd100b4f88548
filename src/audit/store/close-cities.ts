import { openShuttle } from "../solver/shuttle.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import { newsAmong, settle, suppress, toSuppress } from "./audit-attempt.ts";
import type { Attempt } from "./audit-attempt.ts";
import { cityCodes, concludeAs, widthsFor } from "./city-intruder.ts";
import type { CityConclusion, CityLeak } from "./city-intruder.ts";
import { carryKnowledge, constrainByWithheld } from "./external-intruder.ts";
import { blockOf } from "./worth.ts";

/** A city's conclusions, and those of its leaks (`news`) that follow from something published at this vintage. */
export interface CityAttack extends CityConclusion {
  readonly news: readonly CityLeak[];
}

/** The knowledge before any number is published. */
function withoutNumbers({ input, bare, held }: Attempt): Shuttle {
  const { lattice, before } = input;
  if (held.size === 0) return openShuttle(lattice, bare);
  const shuttle = openShuttle(lattice);
  carryKnowledge(input, before.external, shuttle);
  constrainByWithheld(input, shuttle, (cell) => held.has(blockOf(lattice.cells[cell]!)));
  settle(shuttle, lattice);
  return shuttle;
}

/**
 * What cities know of each other before any number is published, from their own tables and from which small numbers the
 * rules withhold, does not count as disclosure: nothing can be suppressed against it.
 */
function cityAttacks(attempt: Attempt): (city: string) => CityAttack {
  const { input, shuttle, targets } = attempt;
  const before = input.before.cities;
  let bare: Shuttle | undefined;
  return (city) => {
    const conclusion = concludeAs(city, targets, { month: input, shuttle, before });
    if (conclusion.leaks.length === 0) return { ...conclusion, news: [] };
    bare ??= withoutNumbers(attempt);
    const known = widthsFor(city, targets, { month: input, shuttle: bare, before });
    return { ...conclusion, news: conclusion.leaks.filter(({ target, width }) => width < known.get(target.count)!) };
  };
}

/** Suppresses numbers until no city knows more of another than its own table and the rules disclose. */
export function closeCities(attempt: Attempt): ReadonlyMap<string, CityAttack> {
  const attack = cityAttacks(attempt);
  const done = new Map<string, CityAttack>();
  // Fewer numbers let a city know less: a city without a leak is attacked again only for its remaining knowledge.
  const again = new Set<string>();
  let open = cityCodes(attempt.input.lattice);
  for (;;) {
    for (const city of open) done.set(city, attack(city));
    const leaking = open.filter((city) => done.get(city)!.news.length > 0);
    const leaks = leaking.flatMap((city) => done.get(city)!.news.map(({ sources }) => newsAmong(attempt, sources)));
    const cells = toSuppress(attempt, leaks);
    if (cells.size === 0) break;
    suppress(attempt, cells);
    for (const city of done.keys()) again.add(city);
    for (const city of leaking) again.delete(city);
    open = leaking;
  }
  for (const city of again) done.set(city, attack(city));
  return done;
}
