import type { Vocabulary } from "../../model/codelist.ts";
import { wholeAreaIn } from "../../model/whole-area.ts";
import { placeForms } from "../../words/spoken-language.ts";
import type { Manifest } from "./snapshot-manifest.ts";

/** The identity of a snapshot, stored in each of its files, so that a copied file is not anonymous. */
export interface SnapshotIdentity extends Pick<Manifest, "id" | "vintage" | "presentation"> {
  /** The title of its data (`titleOf`). */
  readonly title: string;
}

/** The licence of the published data; the program has its own, the EUPL. */
export const DATA_LICENCE = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0 International",
  path: "https://creativecommons.org/licenses/by/4.0/",
} as const;

/**
 * The title of a snapshot's data, for people and machines: with a plain apostrophe.
 *
 * @example titleOf(vocabulary) // "Immigration and employment in Finland's six largest cities"
 */
export function titleOf(vocabulary: Pick<Vocabulary, "codelists">): string {
  const areas = vocabulary.codelists["REF_AREA"] ?? [];
  const { title, inside } = placeForms({ areas }, wholeAreaIn(vocabulary));
  return `Immigration and employment ${(title ?? inside).en.replaceAll("’", "'")}`;
}

/** A vintage as a reader names it: the day; with the minute where it is not the day's first. */
export const vintageDay = (vintage: string): string => vintage.replace("T00:00", "").replace("T", " ");

/**
 * The citation of the snapshot.
 *
 * @example citationOf({ ...manifest, title: titleOf(vocabulary) }) // "Tilannekuva: Immigration and employment in Finland's six largest cities [dataset], snapshot 2026-…, known at 2026-10-18. CC BY 4.0."
 */
export function citationOf({ id, vintage, presentation, title }: SnapshotIdentity): string {
  const { name } = presentation.publisher;
  const publisher = name === "" ? "Tilannekuva" : `${name}, Tilannekuva`;
  return `${publisher}: ${title} [dataset], snapshot ${id}, known at ${vintageDay(vintage)}. CC BY 4.0.`;
}
