import { z } from "zod";
import type { CodeTable } from "../src/stage/codes/code-table.ts";

const code = z.string().regex(/^[0-9A-Za-z_-]+$/, "is not a code of digits, letters, _ or -");
const anyText = z.string();
const name = z.string().min(1, "is empty");
const day = z.iso.date("is not a date yyyy-mm-dd");
const dayOrOpen = z.union([z.literal(""), day], "is neither empty nor a date yyyy-mm-dd");
const validity = { valid_from: day, valid_to: dayOrOpen };
const oneOf = (values: readonly string[]): z.ZodType<string, string> =>
  z.string().refine((value) => values.includes(value), `is none of ${values.join(", ")}`);

/** Registers vary case and spaces in names; the rule is that of the macro normal_name. */
const normalName = name.transform((text) => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim());

/** How an income type counts; only work, total and substitute can make a person employed (extracts: work pay). */
const incomeUses = [
  "work",
  "total",
  "substitute",
  "one_off",
  "fee",
  "in_kind",
  "reimbursement",
  "deduction",
  "insurance_base",
  "unjust_enrichment",
  "work_compensation",
  "other",
] as const;

/** Grounds of residence that the person-month distinguishes; not_a_permit excludes a row. */
const permitGrounds = [
  "work_specialist",
  "work_other",
  "study",
  "family",
  "protection",
  "protection_family",
  "temporary_protection",
  "eu_registration",
  "permanent",
  "returnee",
  "brexit",
  "other",
  "not_a_permit",
] as const;

/** The editable code tables (pipelines/codes, or the folder that the configuration names). */
export const codeTables: readonly CodeTable[] = [
  {
    name: "income_types",
    columns: {
      code: z.string().regex(/^\d{3}$/, "is not three digits"),
      name_fi: name,
      counts_as: oneOf(incomeUses),
      ...validity,
    },
    key: "code",
    meaning: "counts_as",
  },
  {
    name: "benefit_types",
    columns: {
      code: z.string().regex(/^\d{4}$/, "is not four digits"),
      group: oneOf(["unemployment", "expense_compensation", "deduction", "other"]),
      verified: oneOf(["yes", "no"]),
      note: anyText,
      ...validity,
    },
    key: "code",
    meaning: "group",
  },
  {
    name: "permit_grounds",
    columns: { ground_name_fi: normalName, permit_ground: oneOf(permitGrounds), ...validity },
    key: "ground_name_fi",
    meaning: "permit_ground",
  },
  {
    name: "permit_ground_groups",
    columns: {
      processing_grounds_group: z.string().regex(/^\d{1,9}$/, "is not a whole number"),
      name_fi: name,
      permit_ground_if_name_unknown: oneOf(permitGrounds),
    },
    key: "processing_grounds_group",
    meaning: "permit_ground_if_name_unknown",
  },
  {
    name: "training_codes",
    columns: {
      code,
      name_fi: name,
      group: oneOf(["integration", "labour_market", "self_motivated", "other"]),
      note: anyText,
      ...validity,
    },
    key: "code",
    meaning: "group",
  },
  {
    name: "service_codes",
    columns: { code, name_fi: name, group: code, note: anyText, ...validity },
    key: "code",
    meaning: "group",
  },
];
