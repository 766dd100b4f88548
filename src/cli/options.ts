import { InvalidArgumentError } from "commander";
import { rfc3339 } from "../lib/finnish-time.ts";
import { secondOf } from "../releases/recorded-line.ts";
import { ONE_LINE } from "../signatures/trusted-keys-schema.ts";

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):?[0-5]\d)?$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A date or a minute, `2026-10-17` or `2026-10-17T04:35`. */
export function parseAsOf(text: string): string {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  if (!DATE.test(text) || !exists)
    throw new InvalidArgumentError("give a date such as 2026-10-17, or a minute such as 2026-10-17T04:35");
  if (text.length > 10 && text[13] !== ":") return `${text.slice(0, 13)}:${text.slice(13)}`;
  return text;
}

/** A minute of Finnish time, `2026-12-01T08:00`, as a second of UTC. */
export function parseInstant(text: string): string {
  if (text.length < 15) throw new InvalidArgumentError("give a minute such as 2026-12-01T08:00");
  return secondOf(new Date(rfc3339(parseAsOf(text))));
}

/** A month, `2026-08`. */
export function parseMonth(text: string): string {
  if (!MONTH.test(text)) throw new InvalidArgumentError("give a month such as 2026-08");
  return text;
}

/** Months with commas between them, `2026-05,2026-06`. */
export const parseMonths = (text: string): readonly string[] => text.split(",").map(parseMonth);

/** A text of one line that is not blank. */
export function parseLine(text: string): string {
  if (!ONE_LINE.test(text)) throw new InvalidArgumentError("give a text of one line");
  return text;
}

/** A whole number of at least 1. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("give a whole number of at least 1");
  return Number(text);
}

/** A whole number of at least 0. */
export function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("give a whole number such as 7");
  return Number(text);
}

/** A whole number from `least` to `most`, both included. */
export const parseWithin =
  (least: number, most: number) =>
  (text: string): number => {
    const given = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (given >= least && given <= most) return given;
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}`);
  };

/** A port of this machine. */
export const parsePort = parseWithin(0, 65_535);
