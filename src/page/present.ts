import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { naming } from "../lib/system-error.ts";
import { pageBundle } from "./bundle.ts";
import { documentOf } from "./html/document.ts";
import { readStanding } from "./read/metadata.ts";
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

/** index.html of a snapshot, from its files. */
export async function pageOf({ folder, facts, session }: Unpresented): Promise<string> {
  const data = await readPageData({ folder, session }, facts);
  const { notReleased } = await readStanding(folder);
  return documentOf({ page: { ...data, sentences: sentencesOf(data) }, notReleased }, await pageBundle());
}

/**
 * Makes the pages of a snapshot from its files, in its folder.
 *
 * @returns the files, relative to the folder
 * @example await presentPages({ folder, facts: manifest, session }) // ["index.html"]
 */
export async function presentPages(snapshot: Unpresented): Promise<readonly string[]> {
  const path = join(snapshot.folder, PAGE);
  const text = await pageOf(snapshot);
  await naming(path, () => writeFile(path, text, { flag: "wx" }));
  return [PAGE];
}
