import { sizeOf } from "../country-values.ts";
import { counted, placed, shareOf } from "./shock-context.ts";
import type { Placed, ShockContext } from "./shock-context.ts";

// One newcomer in five is an adult of foreign background who registers at once, and one in three of these has no country of birth.
const CANDIDATES_EACH = 30;
const CANDIDATES_LEAST = 2000;

/** One wave: adults who exist only because of it, numbered after everybody else. */
async function arriveIn(
  { index, month, shock }: Placed<"arrivals">,
  first: number,
  shockContext: ShockContext,
): Promise<number> {
  const { engine, realised, waves } = shockContext;
  const base = await counted(engine, "shocks/arrival_base", { month, area: shock.area });
  const everyone = base("everyone");
  const persons = Math.round(shock.share * everyone);
  const withoutBirthCountry = Math.round(shock.without_birth_country * persons);
  const candidates = persons * CANDIDATES_EACH + CANDIDATES_LEAST;
  await engine.table("entrant", "shocks/arrival_entrant", { month, first_number: first, candidates });
  await engine.table("arrival_candidate", "person");
  const taken = { without_birth_country: withoutBirthCountry, with_birth_country: persons - withoutBirthCountry };
  await engine.append("person", "shocks/arrival", { month, area: shock.area, ...taken });
  waves.set(index, { first, candidates, everyone });
  realised.set(index, { persons, share: shareOf(persons, everyone), without_birth_country: withoutBirthCountry });
  return first + candidates;
}

async function leaveOut({ index, month, shock }: Placed<"late_arrivals">, shockContext: ShockContext): Promise<void> {
  const { engine, realised } = shockContext;
  const values = { month, area: shock.area, share: shock.share };
  await engine.append("left_out", "shocks/left_out", values);
  const fact = await counted(engine, "shocks/left_out_fact", values);
  const [arrivals, missing] = [fact("arrivals"), fact("missing")];
  realised.set(index, { arrivals, missing_at_first: missing, share: shareOf(missing, arrivals - missing) });
}

/** Adds those who arrive in waves to the people, and decides which arrivals the first delivery of a population leaves out. */
export async function arrive(shockContext: ShockContext): Promise<void> {
  const { plan } = shockContext;
  const { persons, newcomers, months } = sizeOf(plan);
  let first = persons + newcomers * months;
  for (const wave of placed(plan, "arrivals")) first = await arriveIn(wave, first, shockContext);
  for (const late of placed(plan, "late_arrivals")) await leaveOut(late, shockContext);
}

async function keepOut(month: number, { engine }: ShockContext): Promise<void> {
  await engine.table("held_state", "shocks/held_state", { month });
  await engine.run("drop table state");
  await engine.run("alter table held_state rename to state");
}

async function close({ index, month, shock }: Placed<"plant_closure">, shockContext: ShockContext): Promise<void> {
  const { engine, realised } = shockContext;
  const { area, share, day, background = "all" } = shock;
  await engine.append("held", "shocks/closure_held", { shock: index, month, area, share, day, background });
  const fact = await counted(engine, "shocks/held_fact", { shock: index });
  realised.set(index, { persons: fact("persons"), share: shareOf(fact("persons"), fact("everyone")) });
}

async function holdWave({ index, month }: Placed<"arrivals">, { engine, waves }: ShockContext): Promise<void> {
  const { first = 0, candidates = 0, everyone = 0 } = waves.get(index) ?? {};
  const numbers = { first_number: first, candidates };
  await engine.append("held", "shocks/arrival_held", { shock: index, month, everyone, ...numbers });
}

/** Keeps the persons affected by closures and waves of arrivals out of work in a month's states. */
export async function holdOut(month: number, shockContext: ShockContext): Promise<void> {
  const closures = placed(shockContext.plan, "plant_closure");
  const waves = placed(shockContext.plan, "arrivals");
  if (![...closures, ...waves].some((shock) => shock.month <= month)) return;
  for (const wave of waves.filter((shock) => shock.month === month)) await holdWave(wave, shockContext);
  await keepOut(month, shockContext);
  for (const closure of closures.filter((shock) => shock.month === month)) {
    await close(closure, shockContext);
    await keepOut(month, shockContext);
  }
}
