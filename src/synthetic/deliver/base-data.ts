import { baseDataYears, dayOf, endOf, quarters } from "../calendar.ts";
import { FORMS, openDelivery } from "../open-delivery.ts";
import type { DeliveryContext } from "../open-delivery.ts";
import type { Plan } from "../country-options.ts";

/** Base data each 26 January: the year before last without its main type of activity, and the one before that with it. */
export async function deliverBaseData(plan: Plan, context: DeliveryContext): Promise<void> {
  for (const year of baseDataYears(plan.span)) {
    const delivery = await openDelivery(`${year + 2}-01-26`, "FOLK_perus", context);
    for (const [covered, filled] of [
      [year - 1, true],
      [year, false],
    ] as const) {
      const values = { year: covered, with_activity: filled };
      await delivery.write({ stem: `FOLK_perus_${covered}`, statement: "perus", form: FORMS.gzip, values });
    }
    await delivery.seal();
  }
}

/** Moves, quarterly on the 5th: first every year, then the newest two. */
export async function deliverMoves(plan: Plan, context: DeliveryContext): Promise<void> {
  for (const [index, quarter] of quarters(plan.span).entries()) {
    const known = endOf(plan.span, quarter - 2);
    const delivery = await openDelivery(dayOf(plan.span, quarter, 5), "FOLK_MUUTTO", context);
    const years = (await context.engine.rows("move_years", { known })).map((row) => Number(row["year"]));
    for (const year of index === 0 ? years : years.slice(-2)) {
      await delivery.write({
        stem: `FOLK_MUUTTO_${year}`,
        statement: "move_year",
        form: FORMS.comma,
        values: { year, known },
      });
    }
    await delivery.seal();
  }
}
