import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Made-up residents of Espoo in December 2024: every second has a foreign background, of each ten six work and two look for work. */
export const PERSONS = 300;

const numbers = Array.from({ length: PERSONS }, (_, index) => index);
const person = (i: number): string => `p${i.toString(16).padStart(15, "0")}`;
const isEmployed = (i: number): boolean => i % 10 < 6;
const isUnemployed = (i: number): boolean => i % 10 === 6 || i % 10 === 7;

/** Puts a delivery without a list into an inbox; its files count as complete when nothing is waited for. */
async function deliver(inbox: string, delivery: string, files: Readonly<Record<string, readonly string[]>>) {
  await mkdir(join(inbox, delivery), { recursive: true });
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(inbox, delivery, `${name}.csv`), `${lines.join("\n")}\n`);
}

/** The population of December 2024: all of them, or the first so many. */
export const deliverPopulation = (inbox: string, delivery: string, persons = PERSONS): Promise<void> =>
  deliver(inbox, delivery, {
    FOLK_ENHEN_2024_12: [
      "shnro;tilvv;tilkk;vaesto;ika;kotikunta;kieli_k;ekaKansalaisuus_k;syntValtio_k;sukupuoli",
      ...numbers
        .slice(0, persons)
        .map((i) => `${person(i)};2024;12;1;${20 + (i % 40)};049;3;${1 + (i % 2)};3;${1 + (i % 2)}`),
    ],
  });

/** Wages that are paid on the last day of a month and are earned in it, `2024-12`. */
export const deliverWages = (inbox: string, delivery: string, month = "2024-12"): Promise<void> => {
  const payers = Array.from({ length: 8 }, (_, payer) => payer);
  const earners = numbers.filter(isEmployed);
  const [year, number] = month.split("-");
  const period = `01.${number}.${year};31.${number}.${year}`;
  return deliver(inbox, delivery, {
    [`TAX_INCOMES_delivery_${year}_${number}`]: [
      "delId;payerIdType1_s;paymentDate;paymentStartDate;paymentEndDate",
      ...payers.map((payer) => `d${payer};y${payer};31.${number}.${year};${period}`),
    ],
    [`TAX_INCOMES_report_${year}_${number}`]: [
      "repId;delId;incomeEarnerHid_e;reportVersion",
      ...earners.map((i, index) => `r${i};d${index % payers.length};${person(i)};1`),
    ],
    [`TAX_INCOMES_transactionInfo_${year}_${number}`]: [
      "repId;transactionCode;amount",
      ...earners.map((i) => `r${i};201;2500,00`),
    ],
  });
};

export const deliverJobSearch = (inbox: string, delivery: string): Promise<void> =>
  deliver(inbox, delivery, {
    KEHA_Tyonhaku_2024_12: [
      "hid_e;alkpv1;loppv1;tappvh;tppvm;tyok1",
      ...numbers.filter(isUnemployed).map((i) => `${person(i)};10.01.2024;11.11.2222;10.01.2024;11.11.2222;2`),
    ],
  });

/** Main activity in the register, which calls fewer people employed than have wages. */
const activity = (i: number): string => (i % 10 < 4 ? "11" : i % 10 < 8 ? "12" : "22");

/** The annual register of 2024; main activity arrives in it later than the rest, or calls everybody unemployed. */
export const deliverRegister = (
  inbox: string,
  delivery: string,
  { mainActivity, unemployed = false }: { readonly mainActivity: boolean; readonly unemployed?: boolean },
): Promise<void> =>
  deliver(inbox, delivery, {
    FOLK_perus_2024: [
      `vuosi;hid_e;syntyp2${mainActivity ? ";ptoim1" : ""}`,
      ...numbers.map(
        (i) =>
          `2024;${person(i)};${i % 2 === 0 ? "11" : "21"}${mainActivity ? `;${unemployed ? "12" : activity(i)}` : ""}`,
      ),
    ],
  });
