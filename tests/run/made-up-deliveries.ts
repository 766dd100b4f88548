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

/** What the population's register says of a person. */
export interface Resident {
  /** Mother tongue: 1 Finnish, 2 Swedish, 3 another; empty when it is not on record. */
  readonly language: string;
  /** Country of birth and citizenship: 1 Finland, 2 and 3 another one. */
  readonly born: string;
  readonly citizen: string;
}

const HEADER = "shnro;tilvv;tilkk;vaesto;ika;kotikunta;kieli_k;ekaKansalaisuus_k;syntValtio_k;sukupuoli";

/** The population's file of a month, person by person: women and men by turns. */
const population = (
  month: string,
  residents: readonly Resident[],
  age: (i: number) => number,
): Readonly<Record<string, readonly string[]>> => ({
  [`FOLK_ENHEN_${month.replace("-", "_")}`]: [
    HEADER,
    ...residents.map(({ language, born, citizen }, i) =>
      [person(i), ...month.split("-").map(Number), 1, age(i), "049", language, citizen, born, 1 + (i % 2)].join(";"),
    ),
  ],
});

const ofWorkingAge = (i: number): number => 20 + (i % 40);

/** The population of December 2024: all of working age. */
export const deliverResidents = (inbox: string, delivery: string, residents: readonly Resident[]): Promise<void> =>
  deliver(inbox, delivery, population("2024-12", residents, ofWorkingAge));

/** The same with everybody of one age. */
export const deliverResidentsOfOneAge = (
  inbox: string,
  delivery: string,
  residents: readonly Resident[],
): Promise<void> =>
  deliver(
    inbox,
    delivery,
    population("2024-12", residents, () => 30),
  );

const residentsOnRecord = numbers.map((i): Resident => ({ language: "3", born: "3", citizen: String(1 + (i % 2)) }));

/** The population of December 2024: all of them, or the first so many. */
export const deliverPopulation = (inbox: string, delivery: string, persons = PERSONS): Promise<void> =>
  deliverResidents(inbox, delivery, residentsOnRecord.slice(0, persons));

/** The same people in another month. */
export const deliverPopulationOf = (inbox: string, delivery: string, month: string): Promise<void> =>
  deliver(inbox, delivery, population(month, residentsOnRecord, ofWorkingAge));

/** Permits that were valid in December 2024, of a hundred customers: of the first so many Migri knows who they are. */
export const deliverPermits = (inbox: string, delivery: string, linked: number): Promise<void> =>
  deliver(inbox, delivery, {
    MIGR_OLESK_voimassaoleva_2024_12: [
      "CUSTOMER_ID_s;hid_e;CASE_ID_s;PERMIT_VALID_ON_DATE;CASE_TYPE_NAME_FIN;PROCESSING_GROUNDS_GROUP;PROCESSING_GROUNDS_NAME_FIN;VALIDITY_START_DATE;VALIDITY_END_DATE",
      ...numbers
        .slice(0, 100)
        .map((i) => `c${i};${i < linked ? person(i) : ""};a${i};31.12.2024;Lupa;3;Opiskelu;01.08.2024;01.08.2026`),
    ],
  });

/** So many residents of whom the same is on record. */
export const alike = (resident: Resident, persons: number): readonly Resident[] =>
  Array.from({ length: persons }, () => resident);

const BORN_ABROAD = { born: "3", citizen: "2" };
const UNCLEAR: Resident = { born: "1", citizen: "1", language: "3" };

/**
 * Residents whose mother tongue is put right from one night to the next: at first every second has a foreign one, then they are in three parts as
 * great as each other, one of them unknown. Their background is the same foreign one.
 */
export const languagesPutRight = (persons: number): readonly [readonly Resident[], readonly Resident[]] => {
  const foreign: Resident = { ...BORN_ABROAD, language: "3" };
  const domestic: Resident = { ...BORN_ABROAD, language: "1" };
  const unknown: Resident = { ...BORN_ABROAD, language: "" };
  const half = Math.floor((3 * persons) / 2);
  return [
    [...alike(foreign, 3 * persons - half), ...alike(domestic, half)],
    [foreign, domestic, unknown].flatMap((one) => alike(one, persons)),
  ];
};

/** Residents of whose background nothing is known at first, then of a third of them that it is foreign, of another that it is Finnish. */
export const backgroundsPutRight = (persons: number): readonly [readonly Resident[], readonly Resident[]] => {
  const all: readonly Resident[] = [UNCLEAR, { ...UNCLEAR, ...BORN_ABROAD }, { ...UNCLEAR, language: "1" }];
  return [alike(UNCLEAR, 3 * persons), all.flatMap((one) => alike(one, persons))];
};

/** One payment month's wages, paid on its last day and earned in it; reports with the day on which each was received, where that is given. */
function wagesOf(
  month: string,
  { payers: count, received }: { readonly payers: number; readonly received?: ((i: number) => string) | undefined },
): Readonly<Record<string, readonly string[]>> {
  const payers = Array.from({ length: count }, (_, payer) => payer);
  const earners = numbers.filter(isEmployed);
  const [year = "", number = ""] = month.split("-");
  const last = `${new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate()}.${number}.${year}`;
  const period = `01.${number}.${year};${last}`;
  return {
    [`TAX_INCOMES_delivery_${year}_${number}`]: [
      "delId;payerIdType1_s;paymentDate;paymentStartDate;paymentEndDate",
      ...payers.map((payer) => `d${payer};y${payer};${last};${period}`),
    ],
    [`TAX_INCOMES_report_${year}_${number}`]: [
      `repId;delId;incomeEarnerHid_e;reportVersion${received === undefined ? "" : ";reportReceivedTimstamp"}`,
      ...earners.map(
        (i, index) =>
          `r${i};d${index % payers.length};${person(i)};1${received === undefined ? "" : `;${received(i)} 08:00:00`}`,
      ),
    ],
    [`TAX_INCOMES_transactionInfo_${year}_${number}`]: [
      "repId;transactionCode;amount",
      ...earners.map((i) => `r${i};201;2500,00`),
    ],
  };
}

/** Wages that are paid on the last day of a month and are earned in it, `2024-12`. */
export const deliverWages = (inbox: string, delivery: string, month = "2024-12"): Promise<void> =>
  deliver(inbox, delivery, wagesOf(month, { payers: 8 }));

/** Wages of several months in one delivery, of seven payers who all pay women and men; the reports say when each was received, where that is asked for. */
export const deliverWagesAtOnce = (
  inbox: string,
  delivery: string,
  {
    months,
    received,
  }: { readonly months: readonly string[]; readonly received?: (month: string, i: number) => string },
): Promise<void> =>
  deliver(
    inbox,
    delivery,
    Object.assign(
      {},
      ...months.map((month) => wagesOf(month, { payers: 7, received: received && ((i) => received(month, i)) })),
    ),
  );

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
