import type { PageCode, PageData } from "../../src/page/picture.ts";
import { oneCity, threeCities } from "../model/made-up-areas.ts";

/** The rows of some areas, as those of other areas. */
function moved<T extends { readonly area: string }>(
  rows: readonly T[],
  places: Readonly<Record<string, string>>,
): readonly T[] {
  return rows.flatMap((row) => {
    const area = places[row.area];
    return area === undefined ? [] : [Object.assign({}, row, { area })];
  });
}

/** A page's data of other areas: each takes the numbers of one of the page's own, and no area has a programme. */
const ofAreas = (data: PageData, areas: readonly PageCode[], places: Readonly<Record<string, string>>): PageData => ({
  ...data,
  areas,
  programmes: [],
  cells: moved(data.cells, places),
  ageCounts: moved(data.ageCounts, places),
  revised: moved(data.revised, places),
  sentences: {},
});

/** The data as of three cities of another country, and of all of them together. */
export const ofThreeCities = (data: PageData): PageData =>
  ofAreas(data, threeCities, { KU091: "SE0180", KU049: "SE0380", KU837: "SE0480", C6: "SE3" });

/** The data as of a single city. */
export const ofOneCity = (data: PageData): PageData => ofAreas(data, oneCity, { KU049: "KU049" });
