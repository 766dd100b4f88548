import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { naming } from "../lib/system-error.ts";
import { writeBriefs } from "./brief/write.ts";
import { pageBundle } from "./bundle.ts";
import { documentOf } from "./html/document.ts";
import type { PageData } from "./picture.ts";
import { readReleaseState } from "./read/metadata.ts";
import { readPageData } from "./read/read.ts";
import type { PageFacts } from "./read/read.ts";
import { sentencesOf } from "./sentences.ts";

/** The page's name in a snapshot. */
export const PAGE = "index.html";

/** A snapshot whose tables are written and whose pages are not. */
export interface Unpresented {
  readonly folder: string;
  readonly facts: PageFacts;
  readonly session: Session;
}

async function dataOf({ folder, facts, session }: Unpresented): Promise<PageData> {
  const data = await readPageData({ folder, session }, facts);
  return { ...data, sentences: sentencesOf(data) };
}

/** index.html of a snapshot, from the data read from its files. */
async function pageOf(page: PageData, folder: string): Promise<string> {
  const { notReleased } = await readReleaseState(folder);
  return documentOf({ page, notReleased }, await pageBundle());
}

/**
 * Makes the pages of a snapshot from its files, in its folder.
 *
 * @returns the files, relative to the folder
 * @example await presentPages({ folder, facts: manifest, session }) // ["index.html", "brief/KU091.fi.html", …]
 */
export async function presentPages(snapshot: Unpresented): Promise<readonly string[]> {
  const path = join(snapshot.folder, PAGE);
  const data = await dataOf(snapshot);
  const text = await pageOf(data, snapshot.folder);
  await naming(path, () => writeFile(path, text, { flag: "wx" }));
  return [PAGE, ...(await writeBriefs({ folder: snapshot.folder, data }))];
}
