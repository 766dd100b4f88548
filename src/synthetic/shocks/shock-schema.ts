import { z } from "zod";

/** An error text with what to give, and that the field is missing where it is. */
const give =
  (text: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    `${input === undefined ? "is missing; give" : "give"} ${text}`;

const between = (least: number, most: number) => {
  const error = give(`a number from ${least} to ${most}`);
  return z.number({ error }).min(least, { error }).max(most, { error });
};

const whole = (least: number, most: number) => {
  const error = give(`a whole number from ${least} to ${most}`);
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: give(`one of ${names.join(", ")}`) });

const month = z
  .string({ error: give("a month as yyyy-mm, such as 2026-09") })
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, "give a month as yyyy-mm, such as 2026-09");
const share = between(0.001, 1);
const area = oneOf(["C6", "KU049", "KU091", "KU092", "KU564", "KU837", "KU853"]);
const background = oneOf(["foreign", "finnish"]);

/** Datasets with a delivery every month. */
export const MONTHLY = [
  "FOLK_ENHEN",
  "KEHA_Tyonhaku",
  "KEHA_Koulutus",
  "MIGR_OLESK",
  "TAX_INCOMES",
  "TAX_BENEFIT",
] as const;

/** Codes of the benefits that the country pays. */
export const PAID = ["1054", "1055", "1058", "1197", "1361", "1362"] as const;

// A code without quotes is a number in YAML.
const code = z.preprocess((given) => (typeof given === "number" ? String(given) : given), z.unknown());
const fourDigits = give("a benefit code of four digits, such as 1366");
const unused = z
  .string({ error: fourDigits })
  .regex(/^\d{4}$/, { error: fourDigits })
  .refine((text) => !PAID.some((used) => used === text), "the country pays this benefit already; give another code");

/** Every kind of shock with its fields: `docs/synthetic-country.md` says what each does. */
const kinds = [
  z.strictObject({ kind: z.literal("late_payers"), month, share, background: background.optional() }),
  z.strictObject({ kind: z.literal("holidays"), month, share, days: whole(1, 120) }),
  z.strictObject({
    kind: z.literal("plant_closure"),
    month,
    area,
    share,
    // Later days would still be in the month's last seven, which make people employed.
    day: whole(1, 21),
    background: background.optional(),
  }),
  z.strictObject({
    kind: z.literal("arrivals"),
    month,
    area: area.default("C6"),
    share,
    without_birth_country: between(0, 1).default(0.5),
  }),
  z.strictObject({ kind: z.literal("late_closures"), month, area: area.default("C6"), share }),
  z.strictObject({
    kind: z.literal("late_arrivals"),
    month,
    area: area.default("C6"),
    share: between(0.05, 0.5),
    redelivered_after: whole(1, 2).default(1),
  }),
  z.strictObject({ kind: z.literal("missing_extract"), month, dataset: oneOf(MONTHLY) }),
  z.strictObject({
    kind: z.literal("benefit_code"),
    month,
    old: code.pipe(oneOf(PAID)),
    new: code.pipe(unused),
  }),
] as const;

/** The list of shocks as a person writes it, each kind with its own fields. */
export const shocksSchema = z.array(z.discriminatedUnion("kind", kinds));

/** An unforeseen event in a synthetic country or its deliveries, in one month. */
export type Shock = z.infer<typeof shocksSchema>[number];

/** Name of a kind of shock, such as `late_payers`. */
export type ShockKind = Shock["kind"];

/** The shock of a kind. */
export type ShockOf<Kind extends ShockKind> = Extract<Shock, { readonly kind: Kind }>;

/** The fields of each kind, `kind` among them. */
export const FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  kinds.map(({ shape }) => [shape.kind.value, Object.keys(shape)]),
);
