/**
 * A vintage's name in published tables: the day on which its newest delivery became known, with the time if it was not
 * midnight.
 *
 * @param knownAt Minute in Europe/Helsinki.
 * @example
 * vintageName("2026-10-17T00:00") // "2026-10-17"
 * vintageName("2026-10-17T04:35") // "2026-10-17T04:35"
 */
export const vintageName = (knownAt: string): string => knownAt.replace(/T00:00$/, "");
