import type { Language } from "../../model/codelist.ts";
import type { ObservationRef } from "../../words/sentence.ts";
import { writeAddress } from "../../model/page-address.ts";

/** The brief that a link is in. */
export interface From {
  readonly language: Language;
  readonly area: string;
  /** Id of the snapshot, kept in the address, so that a later file can see that the number is from another one. */
  readonly id: string;
}

/** The address of a number in a snapshot's page; without a number, of the area's own view. `page`: the page's address from here. */
export function numberAddress({ language, area, id }: From, reads?: ObservationRef, page = "../index.html"): string {
  if (reads === undefined) return `${page}${writeAddress({ language, area, vintage: id })}`;
  const { indicator, area: of, month } = reads;
  return `${page}${writeAddress({ language, area: of, indicator, month, vintage: id })}`;
}
