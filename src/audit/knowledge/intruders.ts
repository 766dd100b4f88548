/**
 * Who tries to find out what is withheld. All know the rules and every published number.
 *
 * - `reader`, an external intruder: nothing else.
 * - `external`: also in which cells nobody changed since the vintage before, and what could be concluded of those then.
 * - `internal`, a contributor: all that an external intruder knows, and that there is somebody in the count they belong to.
 * - `city`: all that an external intruder knows, and its own table exactly.
 */
export type Intruder = "reader" | "external" | "internal" | "city";

/** The names by which reports, certificates and records know them. */
export const INTRUDER_NAMES: Readonly<Record<Intruder, string>> = {
  reader: "reader",
  external: "outsider",
  internal: "member",
  city: "city",
};
