import { dayOf, jobSearchMonths, suffix } from "../calendar.ts";
import { FORMS, openDelivery } from "../open-delivery.ts";
import type { DeliveryContext, FileOrder } from "../open-delivery.ts";
import type { Plan } from "../country-options.ts";
import { isMissing } from "../shocks/missing-deliveries.ts";

const EXTRACTS = [
  { dataset: "KEHA_Tyonhaku", statement: "job_search", form: FORMS.semicolon },
  { dataset: "KEHA_Koulutus", statement: "training", form: FORMS.zstd },
] as const satisfies readonly (Pick<FileOrder, "statement" | "form"> & { readonly dataset: string })[];

/** The employment authority's extracts in their cycle: job searches and training, each with its full history, on the 10th, two months later. */
export async function deliverJobSearch(plan: Plan, context: DeliveryContext): Promise<void> {
  for (const month of jobSearchMonths(plan.span, plan.jobSearch)) {
    for (const { dataset, statement, form } of EXTRACTS) {
      if (isMissing(plan, dataset, month)) continue;
      const delivery = await openDelivery(dayOf(plan.span, month + 2, 10), dataset, context);
      await delivery.write({ stem: `${dataset}${suffix(plan.span, month)}`, statement, form, values: { month } });
      await delivery.seal();
    }
  }
}
