/** The rule of an OBS_STATUS for a row, the same in every file format; codes of SDMX CL_OBS_STATUS 2.2. */
export interface StatusRule {
  /** Whether OBS_VALUE is a number (then so is N_BASE), or all numbers are absent. */
  readonly value: boolean;
  /** CONF_STATUS that goes with it: F free, C confidential. */
  readonly confidentiality: "F" | "C";
}

const shown: StatusRule = { value: true, confidentiality: "F" };
const absent: StatusRule = { value: false, confidentiality: "F" };

/** The statuses that a snapshot may hold. */
export const STATUS_RULES: ReadonlyMap<string, StatusRule> = new Map([
  ["A", shown],
  ["P", shown],
  ["E", shown],
  ["U", shown],
  ["B", shown],
  ["Q", { value: false, confidentiality: "C" }],
  ["L", absent],
  ["M", absent],
]);

/** The numbers of an observation that must be absent when its value is. */
export const NUMBERS = [
  "OBS_VALUE",
  "LOWER",
  "UPPER",
  "NOWCAST_LOWER",
  "NOWCAST_UPPER",
  "SHOW_LOWER",
  "SHOW_UPPER",
  "N_BASE",
  "COMPLETENESS",
] as const;

interface StatusRow {
  readonly OBS_VALUE: number | null;
  readonly OBS_STATUS: string;
  readonly CONF_STATUS: string;
}

/** The fault of a row's statuses, in words; null when they agree with each other and with the value. */
export function statusFault(
  row: StatusRow & Readonly<Partial<Record<(typeof NUMBERS)[number], number | null>>>,
): string | null {
  const rule = STATUS_RULES.get(row.OBS_STATUS);
  if (rule === undefined) return "OBS_STATUS is none of the statuses of a snapshot";
  if (row.CONF_STATUS !== rule.confidentiality) return `CONF_STATUS does not go with OBS_STATUS ${row.OBS_STATUS}`;
  if (rule.value) return row.OBS_VALUE === null ? `OBS_STATUS ${row.OBS_STATUS} without OBS_VALUE` : null;
  const present = NUMBERS.find((column) => (row[column] ?? null) !== null);
  return present === undefined ? null : `OBS_STATUS ${row.OBS_STATUS} with ${present}`;
}
