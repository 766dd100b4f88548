/** A file of a snapshot. */
export interface SizedFile {
  /** Relative to the snapshot. */
  readonly name: string;
  readonly bytes: number;
}

export interface Chosen {
  readonly taken: readonly SizedFile[];
  /** Files that the example would include if there were room. */
  readonly left: readonly SizedFile[];
}

/** The files of an example, most useful first: what a person opens, what the page is built from, what the rest can be recomputed from. */
const WORTH: readonly RegExp[] = [
  /^index\.html$/,
  /^headline\.(xlsx|parquet)$/,
  /^labels\./,
  /^observations\.parquet$/,
  /^(manifest|quality|codelists|official)\.json$/,
  /^(at_release|revisions|release_status|reconstructed|bridge)\.parquet$/,
  /^counts\.parquet$/,
  /^nowcast\.parquet$/,
  /^headline\.[a-z]+\.csv$/,
];

const worthOf = ({ name }: SizedFile): number => WORTH.findIndex((pattern) => pattern.test(name));

/**
 * The files of a snapshot that an example shows: the most useful ones that fit together.
 *
 * @param room Bytes.
 * @example chosen([{ name: "index.html", bytes: 900_000 }], 6_000_000).taken // [{ name: "index.html", bytes: 900_000 }]
 */
export function chosen(files: readonly SizedFile[], room: number): Chosen {
  const wanted = files
    .filter((file) => worthOf(file) >= 0)
    .toSorted((a, b) => worthOf(a) - worthOf(b) || (a.name < b.name ? -1 : 1));
  const taken: SizedFile[] = [];
  const left: SizedFile[] = [];
  let bytes = 0;
  for (const file of wanted) {
    const fits = bytes + file.bytes <= room;
    (fits ? taken : left).push(file);
    if (fits) bytes += file.bytes;
  }
  return { taken, left };
}
