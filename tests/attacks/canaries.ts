import { gunzipSync } from "node:zlib";

/** Numbers that published ones cannot be by chance: large, no multiple of ten, and none of the limits of one (they end in 0, 4 or 5). */
export const canariesOf = (counts: Iterable<number>): ReadonlySet<string> =>
  new Set([...new Set(counts)].filter((count) => count > 200 && ![0, 4, 5].includes(count % 10)).map(String));

/** The canaries that stand in a text as whole numbers. */
export const sightings = (text: string, canaries: ReadonlySet<string>): readonly string[] => [
  ...new Set((text.match(/(?<![\w.-])\d+(?![\w.-])/g) ?? []).filter((number) => canaries.has(number))),
];

/** A text without what counts files, rows and cells and no person: the places of a cube's statuses, sizes. */
const withoutPlaces = (text: string): string =>
  text.replaceAll(/"\d+":(?="[A-Z]")/g, "").replaceAll(/"(bytes|rows|size|files)": ?(\d+|\[[\d,]*\])/g, "");

/** The texts of a snapshot by file, what is compressed among them too: all but Parquet and Arrow. */
export const textsOf = (files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> =>
  new Map(
    [...files]
      .filter(([path]) => !/parquet|arrow$/.test(path))
      .map(([path, bytes]) => [
        path,
        withoutPlaces((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")),
      ]),
  );
