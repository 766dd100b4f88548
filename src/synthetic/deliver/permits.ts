import { monthRange, lastDay, addMonths } from "../../lib/months.ts";
import type { Month } from "../../lib/months.ts";
import { dayOf, endOf, firstWaveMonth, suffix } from "../calendar.ts";
import { FORMS, openDelivery } from "../open-delivery.ts";
import type { DeliveryContext, OpenDelivery } from "../open-delivery.ts";
import type { Plan } from "../country-options.ts";
import { isMissing } from "../shocks/missing-deliveries.ts";

/** Decisions are handed out from this month on. */
const DECISIONS_FROM: Month = "2015-01";

async function decisions(delivery: OpenDelivery, months: readonly Month[]): Promise<void> {
  for (const month of months) {
    await delivery.write({
      stem: `MIGR_OLESK_paatoksetjaper_${month.replace("-", "_")}`,
      statement: "permit_decisions",
      form: FORMS.latin1,
      values: { first_day: `${month}-01`, last_day: lastDay(month) },
    });
  }
}

async function crossSection(delivery: OpenDelivery, month: number, plan: Plan): Promise<void> {
  await delivery.write({
    stem: `MIGR_OLESK_voimassaoleva${suffix(plan.span, month)}`,
    statement: "permits_valid",
    form: FORMS.latin1,
    values: { month },
  });
}

async function bridge(delivery: OpenDelivery, month: number, plan: Plan): Promise<void> {
  const known = endOf(plan.span, month);
  await delivery.write({
    stem: `MIGR_OLESK_henkilotiedot_${known.slice(0, 4)}`,
    statement: "permit_persons",
    form: FORMS.latin1,
    values: { known },
  });
}

/**
 * The immigration authority's extracts on the 12th two months later: an initial load with every cross-section and decision so far, then
 * a month at a time, each with the bridge between customers and persons.
 */
export async function deliverPermits(plan: Plan, context: DeliveryContext): Promise<void> {
  const { span } = plan;
  for (let month = firstWaveMonth(span); month < span.months; month += 1) {
    if (isMissing(plan, "MIGR_OLESK", month)) continue;
    const initial = month === firstWaveMonth(span);
    const delivery = await openDelivery(dayOf(span, month + 2, 12), "MIGR_OLESK", context);
    for (let section = initial ? 0 : month; section <= month; section += 1) await crossSection(delivery, section, plan);
    const calendar = addMonths(span.from, month);
    await decisions(delivery, initial ? monthRange(DECISIONS_FROM, calendar) : [calendar]);
    await bridge(delivery, month, plan);
    await delivery.seal();
  }
}
