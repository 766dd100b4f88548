/**
 * The intruders who try to find out what is withheld. All know the rules and every published number.
 *
 * - `reader`: an external intruder who knows nothing else.
 * - `external`: also knows in which cells nobody changed since the previous vintage, and what could be concluded about
 *   those cells then.
 * - `internal`: a contributor, who knows all that an external intruder knows, and that their own count is at least 1.
 * - `city`: knows all that an external intruder knows, and its own table exactly.
 */
export type Intruder = "reader" | "external" | "internal" | "city";

/** The names of the intruders in reports, certificates and records. */
export const INTRUDER_NAMES: Readonly<Record<Intruder, string>> = {
  reader: "reader",
  external: "outsider",
  internal: "member",
  city: "city",
};
