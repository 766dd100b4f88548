import { basename, join } from "node:path";
import { openDatabase } from "../../database/database.ts";
import type { Language } from "../../model/codelist.ts";
import { wholeArea } from "../../model/whole-area.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { temporaryFolder } from "../../lib/temporary.ts";
import { briefOf } from "../../page/brief/brief.ts";
import { briefDocx } from "../../page/brief/docx.ts";
import type { PageData } from "../../page/picture.ts";
import { readPageData } from "../../page/read/read.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import { writeBytes } from "../../publish/formats/write-pieces.ts";
import { requireNewFile } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

export interface BriefOptions extends ConfiguredOptions {
  readonly area?: string;
  readonly language: Language;
  readonly docx: string;
}

/** The page's data on a snapshot, read from its files. */
async function pageDataOf(folder: string): Promise<PageData> {
  const manifest = await readManifest(folder);
  if (manifest === null) throw new TilannekuvaError(`${folder}: no snapshot found`, { exitCode: EXIT.usage });
  await using temporary = await temporaryFolder();
  const database = await openDatabase({ temporary: join(temporary.path, "engine"), folders: [folder] });
  const session = await database.session();
  try {
    return { ...(await readPageData({ folder, session }, manifest)), sentences: {} };
  } finally {
    session.close();
    database.close();
  }
}

/** The area asked for; otherwise the publisher's own, or all cities together. */
function areaIn({ areas, presentation }: PageData, asked: string | undefined): string {
  const codes = areas.map(({ code }) => code);
  const area = asked ?? presentation.home_area ?? wholeArea(areas);
  if (codes.includes(area)) return area;
  throw new TilannekuvaError(`--area ${area}: the snapshot has no such area`, {
    exitCode: EXIT.usage,
    advice: `Its areas: ${areas.map(({ code, names }) => `${code} ${names.en}`).join(", ")}.`,
  });
}

/** A snapshot of an earlier version may lack the phrases that a brief is written with. */
function requireSentences({ id, indicators }: PageData): void {
  if (indicators.some(({ phrases }) => phrases !== undefined)) return;
  throw new TilannekuvaError(`${id}: no indicator of the snapshot has phrases, so a brief cannot be written`, {
    exitCode: EXIT.usage,
    advice: "An earlier version published this snapshot; name one that the current version published.",
  });
}

const pageAddress = ({ presentation, id }: PageData): string | null => {
  const { base_url: base } = presentation.publisher;
  return base === null ? null : `${base}/snapshots/${id}/index.html`;
};

/**
 * `tilannekuva brief [SNAPSHOT]`: an area's brief as a Word document. The same snapshot gives the same bytes.
 *
 * @throws TilannekuvaError exit 2 for an unknown area, a snapshot without phrases, or a file that already exists or lies where only a run may write.
 */
export async function briefCommand(named: string, options: BriefOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  requireNewFile(options.docx, configuration, ["inbox", "store", "output"]);
  const out = callerPath(options.docx);
  const folder = await snapshotFolder(named, options);
  const data = await pageDataOf(folder);
  requireSentences(data);
  const brief = briefOf({ data, area: areaIn(data, options.area), language: options.language });
  await writeBytes(out, await briefDocx(brief, pageAddress(data)));
  terminal.line(`${shown(out)}: ${brief.title}, ${brief.subtitle} (${basename(folder)})`);
  return EXIT.done;
}
