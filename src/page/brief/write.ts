import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LANGUAGES } from "../../model/codelist.ts";
import { naming } from "../../lib/system-error.ts";
import type { PageData } from "../picture.ts";
import { briefOf } from "./brief.ts";
import { briefFile, briefHtml } from "./brief-html.ts";

/** The folder of the briefs in a snapshot. */
const FOLDER = "brief";

/**
 * Writes the brief of every area in every language.
 *
 * @returns the files, relative to the snapshot's folder
 * @example await writeBriefs({ folder, data }) // ["brief/KU091.fi.html", …]
 */
export async function writeBriefs({
  folder,
  data,
}: {
  readonly folder: string;
  readonly data: PageData;
}): Promise<readonly string[]> {
  const briefs = data.areas.flatMap(({ code: area }) => LANGUAGES.map((language) => briefOf({ data, area, language })));
  await naming(join(folder, FOLDER), () => mkdir(join(folder, FOLDER)));
  const files = briefs.map((brief) => ({ name: join(FOLDER, briefFile(brief.area, brief.language)), brief }));
  for (const { name, brief } of files) {
    const path = join(folder, name);
    await naming(path, () => writeFile(path, briefHtml(brief), { flag: "wx" }));
  }
  return files.map(({ name }) => name);
}
