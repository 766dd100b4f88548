import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dayOf, endOf, quarters } from "../calendar.ts";
import { FORMS, openDelivery } from "../open-delivery.ts";
import type { DeliveryContext } from "../open-delivery.ts";
import { encode } from "../reencode.ts";
import { countryFolder } from "../engine.ts";
import type { Plan } from "../country-options.ts";

/** Self-employed insurance, quarterly on the 1st, as Parquet. */
export async function deliverSelfEmployed(plan: Plan, context: DeliveryContext): Promise<void> {
  for (const quarter of quarters(plan.span)) {
    const delivery = await openDelivery(dayOf(plan.span, quarter, 1), "ETK_yrittajat", context);
    const values = { known: endOf(plan.span, quarter - 2) };
    await delivery.write({ stem: "ETK_yrittajat", statement: "self_employed", form: FORMS.parquet, values });
    await delivery.seal();
  }
}

/** The cities' service lists, quarterly on the 20th and without a `delivery.json`, as they are sent by hand. */
export async function deliverServices(plan: Plan, context: DeliveryContext): Promise<void> {
  for (const quarter of quarters(plan.span)) {
    const delivery = await openDelivery(dayOf(plan.span, quarter, 20), "PALVELU_jaksot", context);
    const values = { known: endOf(plan.span, quarter - 2) };
    await delivery.write({ stem: "PALVELU_jaksot", statement: "service", form: FORMS.semicolon, values });
  }
}

/** Hand-entered measures from an office spreadsheet: windows-1252, semicolons, decimal commas and carriage returns. */
export async function deliverEntered(plan: Plan, context: DeliveryContext): Promise<void> {
  const text = await readFile(join(countryFolder, "reference", "entered_measures.csv"), "utf8");
  const first = quarters(plan.span)[0] ?? plan.span.months + 1;
  const delivery = await openDelivery(dayOf(plan.span, first, 28), "MITTARI_syotetyt", context);
  await delivery.put("MITTARI_syotetyt.csv", encode(text.replaceAll(/\r?\n/g, "\r\n"), "windows-1252"));
}
