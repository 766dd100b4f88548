import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "../../lib/canonical.ts";
import type { Engine, Values } from "../engine.ts";
import type { Plan } from "../country-options.ts";
import { monthOf } from "./check-shocks.ts";
import type { ShockKind, ShockOf } from "./shock-schema.ts";

/** The realised size of a shock: counts, and shares of them to six decimals. */
export type Realised = Readonly<Record<string, number | string>>;

/** The numbers of a wave's candidates, and the adults of foreign background to whom its share refers. */
export interface Wave {
  readonly first: number;
  readonly candidates: number;
  readonly everyone: number;
}

/** A country to which shocks are applied, and the shocks realised so far, by their place in the list. */
export interface ShockContext {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly realised: Map<number, Realised>;
  readonly waves: Map<number, Wave>;
}

/** The context before the first shock. */
export const shockContextOf = (plan: Plan, engine: Engine): ShockContext => ({
  plan,
  engine,
  realised: new Map(),
  waves: new Map(),
});

/** A shock with its place in the list and the number of its month. */
export interface Placed<Kind extends ShockKind> {
  readonly index: number;
  readonly month: number;
  readonly shock: ShockOf<Kind>;
}

/** The shocks of a kind, in the list's order. */
export const placed = <Kind extends ShockKind>({ shocks, span }: Plan, kind: Kind): readonly Placed<Kind>[] =>
  shocks.flatMap((shock, index) => (isOfKind(shock, kind) ? [{ index, month: monthOf(shock, span), shock }] : []));

const isOfKind = <Kind extends ShockKind>(shock: Plan["shocks"][number], kind: Kind): shock is ShockOf<Kind> =>
  shock.kind === kind;

/** A count, its total and the share. */
export const shareOf = (part: number, everyone: number): number =>
  everyone === 0 ? 0 : Number((part / everyone).toFixed(6));

/** The single row of a statement that counts. */
export async function counted(engine: Engine, statement: string, values: Values): Promise<(column: string) => number> {
  const [row] = await engine.rows(statement, values);
  return (column) => Number(row?.[column]);
}

/** Writes `truth/shocks.json`: every shock as given, with its realised size. Without shocks there is no such file. */
export async function writeShocks({ plan, realised }: ShockContext): Promise<void> {
  if (plan.shocks.length === 0) return;
  const shocks = plan.shocks.map((shock, index) => ({ ...shock, realised: realised.get(index) ?? {} }));
  await writeFile(join(plan.truth, "shocks.json"), `${canonicalJson(shocks)}\n`);
}
