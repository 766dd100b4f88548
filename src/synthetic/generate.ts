import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { deliverEntered, deliverSelfEmployed, deliverServices } from "./deliver/city-lists.ts";
import { deliverJobSearch } from "./deliver/job-search.ts";
import { benefits, deliverPayments, wages } from "./deliver/payments.ts";
import { deliverPermits } from "./deliver/permits.ts";
import { deliverBaseData, deliverMoves } from "./deliver/base-data.ts";
import type { DeliveryContext } from "./open-delivery.ts";
import { openEngine } from "./engine.ts";
import { planOf } from "./country-options.ts";
import type { CountryOptions, Plan } from "./country-options.ts";
import { arrive } from "./shocks/lives.ts";
import { shockContextOf, writeShocks } from "./shocks/shock-context.ts";
import { holdUp } from "./shocks/hold-up.ts";
import { live, people } from "./simulate.ts";
import { readCities, requireCity, SIX_CITIES } from "./city-table.ts";
import { countryValues } from "./country-values.ts";

export type { CountryOptions } from "./country-options.ts";
export { readCities, SIX_CITIES } from "./city-table.ts";
export { countryValues } from "./country-values.ts";
export type { Shock } from "./shocks/shock-schema.ts";
export { readShocks } from "./shocks/read-shocks.ts";

/** The generated country. */
export interface Country {
  readonly inbox: string;
  readonly truth: string;
  /** Folders in the inbox. */
  readonly deliveries: number;
  readonly files: number;
  readonly bytes: number;
}

/** In a small country a statement ends before a second thread has started, so two connections with one thread each are faster. */
function threadsFor({ threads, persons }: CountryOptions): { readonly threads?: number } {
  if (threads !== undefined) return { threads };
  return persons < 100_000 ? { threads: 1 } : {};
}

/** Waits for all, then fails with the first failure, so that nothing is still running when the engine closes. */
async function together(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

type Deliver = (plan: Plan, context: DeliveryContext) => Promise<void>;

/** Deliveries one after the other on a connection of their own. */
async function stream(deliver: readonly Deliver[], plan: Plan, context: DeliveryContext): Promise<void> {
  const engine = await context.engine.beside();
  try {
    for (const one of deliver) await one(plan, { ...context, engine });
  } finally {
    engine.close();
  }
}

async function make(
  plan: Plan,
  work: string,
  context: DeliveryContext & { readonly say: (message: string) => void },
): Promise<void> {
  context.say("people");
  await people(context);
  const shockContext = shockContextOf(plan, context.engine);
  await arrive(shockContext);
  if (plan.residentsOf !== null)
    await context.engine.table("person", "residents_of", { municipality: plan.residentsOf });
  context.say(`${plan.span.months} months`);
  const simulated = await live(shockContext, work, context);
  await holdUp(simulated, shockContext);
  await writeShocks(shockContext);
  context.say("deliveries");
  const registers = [
    deliverBaseData,
    deliverMoves,
    deliverPermits,
    deliverJobSearch,
    deliverSelfEmployed,
    deliverServices,
    deliverEntered,
  ];
  // Two streams in parallel: most files are small, so one connection would leave a core idle.
  await together([
    stream([(...where) => deliverPayments(wages(simulated.reports), ...where)], plan, context),
    stream([...registers, (...where) => deliverPayments(benefits(simulated.benefits), ...where)], plan, context),
  ]);
}

async function measure(plan: Plan): Promise<Country> {
  const entries = await readdir(plan.out, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  const deliveries = entries.filter((entry) => entry.isDirectory()).length;
  return {
    inbox: plan.out,
    truth: plan.truth,
    deliveries,
    files: paths.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/**
 * A synthetic country in an inbox: the deliveries of every extract as they would have arrived, month after month, and beside them
 * the truth. Nobody in it exists; its levels are close to the published ones of 2024 (`docs/synthetic-country.md`).
 * The same options give the same bytes at any number of threads.
 *
 * @throws TilannekuvaError (usage) when a folder is not empty or a number is out of range.
 * @example
 * await generateCountry({ out: "inbox", persons: 20_000, months: 24, seed: 7 });
 */
export async function generateCountry(options: CountryOptions): Promise<Country> {
  const plan = planOf({ ...options, out: resolve(options.out) });
  const cities = await readCities(options.cities ?? SIX_CITIES);
  if (plan.residentsOf !== null) requireCity(plan.residentsOf, cities);
  await mkdir(plan.out, { recursive: true });
  const work = await mkdtemp(join(dirname(plan.out), `.${basename(plan.out)}-`));
  const engine = await openEngine({
    memoryLimit: options.memoryLimit ?? "4GB",
    temporary: join(work, "spill"),
    folders: [work, plan.out, plan.truth, dirname(cities.file)],
    values: countryValues(plan, cities),
    ...threadsFor(options),
  });
  try {
    const settled = new Date(`${plan.span.from}-01T00:00:00Z`);
    await make(plan, work, { engine, out: plan.out, settled, say: options.onProgress ?? (() => undefined) });
    return await measure(plan);
  } finally {
    engine.close();
    await rm(work, { recursive: true, force: true });
  }
}
