import { readRegister, writeRecord } from "../ingest/ingest.ts";
import type { Decision, DeliveryRecord } from "../model/delivery.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { finnishMinute } from "../lib/finnish-time.ts";
import { visibleName } from "../lib/visible.ts";
import type { Ledger } from "../history/ledger.ts";

/** An operator's decision about a delivery that is held back. */
export interface Verdict {
  readonly delivery: string;
  readonly verdict: Decision["verdict"];
  readonly why: string;
}

const refuse = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

const isHeld = ({ status, decision }: DeliveryRecord): boolean => status === "held" && decision?.verdict !== "accept";

function requireHeld(register: readonly DeliveryRecord[], { delivery, why }: Verdict): DeliveryRecord {
  if (why.trim() === "")
    throw refuse("no reason is given", 'Say why: --why "the sender confirmed that half is right".');
  // A name that cannot be typed may be given as messages show it.
  const record = register.find((one) => one.delivery === delivery || visibleName(one.delivery) === delivery);
  const held = register.filter(isHeld).map((one) => visibleName(one.delivery));
  const list = held.length === 0 ? "No delivery is held back." : `Held back: ${held.join(", ")}.`;
  if (record === undefined) throw refuse(`${visibleName(delivery)}: no such delivery is known`, list);
  if (record.decision?.verdict === "accept") {
    throw refuse(
      `${visibleName(delivery)}: was accepted at ${record.decision.at}, and what was counted with it may be published`,
      "Send a correction as a new delivery.",
    );
  }
  if (!isHeld(record)) throw refuse(`${visibleName(delivery)}: is ${record.status}, not held back`, list);
  return record;
}

/**
 * Records the decision about a delivery that is held back: an accepted delivery counts as known from now on, a rejected
 * one does not. The ledger keeps the decision, its time and its reason. Needs the run lock around it.
 *
 * @throws TilannekuvaError exit 2 where the delivery is not held back, or no reason is given.
 * @example await decide(store, { delivery: "2026-08-15_TAX_INCOMES", verdict: "accept", why: "a plant closed" }, { ledger, now })
 */
export async function decide(
  store: string,
  verdict: Verdict,
  { ledger, now }: { readonly ledger: Ledger; readonly now: Date },
): Promise<Decision> {
  const record = requireHeld(await readRegister(store), verdict);
  const decision = { verdict: verdict.verdict, at: finnishMinute(now), why: verdict.why.trim() };
  const { delivery } = record;
  await ledger.append({
    event: "decided",
    at: now.toISOString(),
    delivery,
    verdict: verdict.verdict,
    why: decision.why,
  });
  await writeRecord(store, { ...record, decision });
  return decision;
}
