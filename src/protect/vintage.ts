/**
 * A vintage's name in published tables: the day from which its newest delivery was known, with the time when it was not midnight.
 *
 * @param knownAt Minute in Europe/Helsinki.
 * @example
 * vintageName("2026-10-17T00:00") // "2026-10-17"
 * vintageName("2026-10-17T04:35") // "2026-10-17T04:35"
 */
export const vintageName = (knownAt: string): string => knownAt.replace(/T00:00$/, "");
