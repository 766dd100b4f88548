import { isoDate } from "../contract/dates.ts";
import { nearest } from "../../lib/nearest.ts";
import { parseFolderName } from "./folder-name.ts";

/** A name without what people vary: case, and the separators between words. */
const folded = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

const DATES = [
  /(?<!\d)(?<y>[12]\d{3})[-_. ]?(?<m>\d{2})[-_. ]?(?<d>\d{2})(?!\d)/,
  /(?<!\d)(?<y>[12]\d{3})[-_. ](?<m>\d{1,2})[-_. ](?<d>\d{1,2})(?!\d)/,
  /(?<!\d)(?<d>\d{1,2})[-_. ](?<m>\d{1,2})[-_. ](?<y>[12]\d{3})(?!\d)/,
];

interface Found {
  /** The day as it must be written, null where there is no such day. */
  readonly day: string | null;
  /** The name without it. */
  readonly rest: string;
}

function dateIn(name: string): Found | null {
  const match = DATES.map((form) => form.exec(name)).find((found) => found !== null);
  if (match === null || match === undefined) return null;
  const { y = "", m = "", d = "" } = match.groups ?? {};
  const day = isoDate(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
  return { day, rest: name.slice(0, match.index) + name.slice(match.index + match[0].length) };
}

/** The dataset that a name was probably meant for: written differently, or with a typing error. */
function datasetIn(rest: string, datasets: readonly string[]): string | null {
  const words = folded(rest).replace(/^t?[\d_:]+_/, "");
  const said = datasets
    .filter((dataset) => words === folded(dataset) || words.startsWith(`${folded(dataset)}_`))
    .toSorted((a, b) => b.length - a.length)[0];
  if (said !== undefined) return said;
  const near = nearest(words, datasets.map(folded));
  return datasets.find((dataset) => folded(dataset) === near) ?? null;
}

const PACKED = /\.(?:zip|7z|rar|tar|tgz|gz|bz2|xz|zst)$/i;

// A delivery's record in the store is a file with the delivery's name and some more.
const MOST_BYTES = 200;

const tooLong = (name: string): string | null =>
  Buffer.byteLength(name) <= MOST_BYTES ? null : `its name is too long: give it one of at most ${MOST_BYTES} bytes`;

/** How an entry whose date and dataset are recognised should be named. */
function advice(date: Found | null, dataset: string): string {
  if (date?.day === null)
    return `looks like a delivery of ${dataset}, but its date is no day: name it <yyyy-mm-dd>_${dataset}`;
  return `looks like a delivery of ${dataset}: name it ${date?.day ?? "<yyyy-mm-dd>"}_${dataset}`;
}

/**
 * Why an entry of the inbox that looks like a delivery is none, with what to do: a misspelt date or dataset, or a packed file. Null
 * for an entry that does not look like a delivery, and for one that is a delivery.
 *
 * @example whyNoDelivery({ name: "2026-7-5_TAX_INCOMES", isFolder: true }, datasets) // "looks like a delivery of TAX_INCOMES: name it 2026-07-05_TAX_INCOMES"
 */
export function whyNoDelivery(
  { name, isFolder }: { readonly name: string; readonly isFolder: boolean },
  datasets: readonly string[],
): string | null {
  const date = dateIn(name);
  const plain = name.replace(PACKED, "");
  const dataset = datasetIn(dateIn(plain)?.rest ?? plain, datasets);
  if (parseFolderName(name, datasets) !== null && isFolder) return tooLong(name);
  if (!isFolder && dataset !== null) {
    const packed = PACKED.test(name) ? "is packed: unpack it into" : "is a file: put its files into";
    return `looks like a delivery of ${dataset}, but ${packed} a folder ${date?.day ?? "<yyyy-mm-dd>"}_${dataset}`;
  }
  if (!isFolder) return null;
  if (dataset !== null) return advice(date, dataset);
  if (date === null || !/^\d/.test(name) || folded(date.rest) === "") return null;
  return `looks like a delivery of a dataset that is not known here; known are ${datasets.join(", ")}`;
}
