import { dayOf, nightlyParts, nightsAfter, paymentMonths, suffix, wageDeliveries } from "../calendar.ts";
import { FORMS, openDelivery } from "../open-delivery.ts";
import type { DeliveryContext, Form, ListedFile, OpenDelivery } from "../open-delivery.ts";
import type { Plan } from "../country-options.ts";
import { isMissing } from "../shocks/missing-deliveries.ts";

/** A register of payments: three tables of one dataset, cut by payment month. */
export interface Payments {
  readonly dataset: string;
  /** Statement that makes the table of the reports valid at a delivery. */
  readonly visible: string;
  readonly tables: readonly { readonly name: string; readonly statement: string }[];
  readonly form: Form;
  /** Reports by the month of work. */
  readonly files: readonly string[];
}

/** The wage reports: three tables of a payment month, semicolons and CRLF. */
export const wages = (files: readonly string[]): Payments => ({
  dataset: "TAX_INCOMES",
  visible: "wage_visible",
  tables: [
    { name: "TAX_INCOMES_delivery", statement: "wage_delivery" },
    { name: "TAX_INCOMES_report", statement: "wage_report" },
    { name: "TAX_INCOMES_transactionInfo", statement: "wage_transaction" },
  ],
  form: FORMS.semicolonCrlf,
  files,
});

/** The benefit reports: three tables of a payment month, commas. */
export const benefits = (files: readonly string[]): Payments => ({
  dataset: "TAX_BENEFIT",
  visible: "benefit_visible",
  tables: [
    { name: "TAX_BENEFIT_delivery", statement: "benefit_delivery" },
    { name: "TAX_BENEFIT_report", statement: "benefit_report" },
    { name: "TAX_BENEFIT_transactionInfo", statement: "benefit_transaction" },
  ],
  form: FORMS.comma,
  files,
});

/** Payments are made in the month of work and up to four months later. */
export const reaching = (files: readonly string[], month: number): readonly string[] =>
  files.slice(Math.max(0, month - 4), month + 1);

/** `payment month:delivery` of every file that differs from the delivery before. */
async function changes(payments: Payments, { engine }: DeliveryContext): Promise<ReadonlySet<string>> {
  const rows = await engine.rows("event_month", { files: payments.files });
  return new Set(rows.map((row) => `${String(row["payment_month"])}:${String(row["delivered"])}`));
}

interface Sent {
  /** Number of the month of the delivery. */
  readonly delivered: number;
  readonly folder: string;
  readonly files: readonly ListedFile[];
}

interface PaymentBatch {
  readonly payments: Payments;
  readonly plan: Plan;
  readonly context: DeliveryContext;
}

async function cut(
  delivery: OpenDelivery,
  moment: { readonly month: number; readonly delivered: number },
  batch: PaymentBatch,
): Promise<Sent> {
  const { payments, plan, context } = batch;
  const files: ListedFile[] = [];
  await context.engine.table(payments.visible, payments.visible, {
    files: reaching(payments.files, moment.month),
    payment_month: moment.month,
    delivered: moment.delivered,
  });
  for (const { name, statement } of payments.tables) {
    files.push(
      await delivery.write({ stem: `${name}${suffix(plan.span, moment.month)}`, statement, form: payments.form }),
    );
  }
  return { delivered: moment.delivered, folder: delivery.folder, files };
}

/** The delivery of a day: payment months as known in the month of the delivery. */
interface DuePayments {
  readonly day: string;
  readonly delivered: number;
  readonly months: readonly number[];
}

/** The deliveries of a country in order, without those that a shock removes; the newest one is split over nights. */
function outgoing(dataset: string, plan: Plan): readonly DuePayments[] {
  const { span, nightly } = plan;
  const deliveries = wageDeliveries(span);
  const sent = deliveries.filter((delivered) => !isMissing(plan, dataset, delivered - 2));
  return sent.flatMap((delivered) => {
    const nights = delivered === deliveries.at(-1) ? nightly : 1;
    return nightlyParts(paymentMonths(span, delivered), nights).map((months, night) => ({
      day: nightsAfter(dayOf(span, delivered, 15), night),
      delivered,
      months,
    }));
  });
}

/** Whether a payment month changed after one delivery and up to another: usually the next one, unless a delivery is missing. */
const isChanged = (month: number, [from, to]: readonly [number, number], changed: ReadonlySet<string>): boolean =>
  Array.from({ length: to - from }, (_, index) => from + 1 + index).some((delivered) =>
    changed.has(`${month}:${delivered}`),
  );

/**
 * The deliveries of wages or of benefits: the first with its window, then one a month with thirteen payment months; the newest in as many
 * parts as the plan has nights. A payment month without changes since the delivery before is repeated byte for byte.
 */
export async function deliverPayments(payments: Payments, plan: Plan, context: DeliveryContext): Promise<void> {
  const changed = await changes(payments, context);
  const sent = new Map<number, Sent>();
  for (const { day, delivered, months } of outgoing(payments.dataset, plan)) {
    const delivery = await openDelivery(day, payments.dataset, context);
    for (const month of months) {
      const before = sent.get(month);
      if (before === undefined || isChanged(month, [before.delivered, delivered], changed)) {
        sent.set(month, await cut(delivery, { month, delivered }, { payments, plan, context }));
      } else {
        for (const file of before.files) await delivery.again(before.folder, file);
      }
    }
    await delivery.seal();
  }
}
