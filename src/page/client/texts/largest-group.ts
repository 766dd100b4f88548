import { capital } from "../../../lib/first-letter.ts";
import type { Language } from "../../../model/codelist.ts";

/** A group that is larger than every other one with a value, whatever the rounding. */
interface Largest {
  /** Where: `Espoossa`. */
  readonly inside: string;
  readonly name: string;
  readonly persons: string;
  /** Some groups are withheld or missing. */
  readonly partial: boolean;
  readonly provisional: boolean;
}

const LARGEST = {
  fi: ({ inside, name, persons, partial, provisional }: Largest) =>
    `${inside} suurin ${partial ? "julkaistu " : ""}ryhmä on ”${name}”: noin ${persons} ulkomaalaistaustaista${provisional ? " (ennakollinen)" : ""}`,
  sv: ({ inside, name, persons, partial, provisional }: Largest) =>
    `${inside} är den största gruppen${partial ? " som kan redovisas" : ""} ”${name}”: omkring ${persons} personer med utländsk bakgrund${provisional ? " (preliminärt)" : ""}`,
  en: ({ inside, name, persons, partial, provisional }: Largest) =>
    `${inside}, the largest group${partial ? " with a published figure" : ""} is “${name}”: about ${persons} people with a foreign background${provisional ? " (provisional)" : ""}`,
};

/** The finding where one group is the largest. */
export const largestGroup = (largest: Largest, language: Language): string => capital(LARGEST[language](largest));

const NO_LARGEST = {
  fi: (inside: string, one: string, other: string) =>
    `${inside} ryhmiä ”${one}” ja ”${other}” ei voi erottaa toisistaan koon mukaan`,
  sv: (inside: string, one: string, other: string) =>
    `${inside} går grupperna ”${one}” och ”${other}” inte att skilja åt efter storlek`,
  en: (inside: string, one: string, other: string) =>
    `${inside}, the groups “${one}” and “${other}” cannot be distinguished by size`,
};

/** The finding where the largest groups overlap. */
export const noLargestGroup = (inside: string, [one, other]: readonly [string, string], language: Language): string =>
  capital(NO_LARGEST[language](inside, one, other));
