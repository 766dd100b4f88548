import type { Language } from "../../model/codelist.ts";
import type { ObservationRef } from "../../words/sentence.ts";
import { writeAddress } from "../../model/page-address.ts";

/** Of which brief a link is. */
export interface From {
  readonly language: Language;
  readonly area: string;
  /** Id of the snapshot: the address keeps it, so that a later file can tell that the number is of another one. */
  readonly id: string;
}

/** Where in a snapshot's page a number is; without a number the area's own view. `page`: where the page is from here. */
export function numberAddress({ language, area, id }: From, reads?: ObservationRef, page = "../index.html"): string {
  if (reads === undefined) return `${page}${writeAddress({ language, area, vintage: id })}`;
  const { indicator, area: of, month } = reads;
  return `${page}${writeAddress({ language, area: of, indicator, month, vintage: id })}`;
}
