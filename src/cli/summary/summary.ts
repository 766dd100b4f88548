import { existsSync } from "node:fs";
import { join } from "node:path";
import { asKnownAt } from "../../model/data-vintage.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import type { NightReport } from "../../run/night-report.ts";
import { pipelineFor } from "../declarations.ts";
import { shown } from "../session.ts";
import { errataLines } from "../status/errata.ts";
import { auditLines } from "./audit-lines.ts";
import { freshnessLines, ingestLines, linkageLines, quarantineLines } from "./deliveries.ts";
import { gapLines } from "./gap-lines.ts";
import { releaseLines } from "./held.ts";
import { uncountedLines } from "./uncounted.ts";
import { warningLines } from "./warning-lines.ts";

/** The law requires a contact address, which only the deployer can give. */
const contactLines = ({ accessibility }: Configuration): readonly string[] =>
  accessibility.contact === ""
    ? [
        "Warning: the page's accessibility statement has no contact address. Set accessibility.contact (docs/configuration.md).",
      ]
    : [];

function outcomeOf({ outcome, release }: NightReport): string {
  if (release === "waiting")
    return outcome === "published" ? "Waiting for approval:" : "Nothing new: still waiting for approval:";
  if (release === "recalled") return "Nothing new: recalled, and not released again:";
  return outcome === "published" ? "Published" : "Nothing new: still";
}

/** Where the snapshot, or another, is for readers. */
const LEADS: Readonly<Record<NightReport["release"], (link: string) => readonly string[]>> = {
  released: (link) => [`  ${link} leads to the newest`],
  waiting: (link) => [`  ${link} leads to it; \`tilannekuva status\` says what its release still needs`],
  recalled: (link) => [`  ${link} leads to the newest that is not recalled`],
};

/** The files that a person opens first. */
const FILES = ["index.html", "headline.xlsx", "observations.parquet", "counts.parquet", "manifest.json"];

/** The summary of a run: warnings, the gaps, freshness, what was refused, where the files are. */
export async function summaryLines(
  report: NightReport,
  configuration: Configuration,
  seconds: number,
): Promise<readonly string[]> {
  const { output, store } = configuration.paths;
  const pipeline = await pipelineFor(configuration);
  const vintage = asKnownAt(report.ingest.deliveries, report.knownAt);
  return [
    ...(await warningLines(report.folder, pipeline)),
    ...(await gapLines({ folder: report.folder, temporary: join(store, "tmp") }, pipeline)),
    "",
    ...freshnessLines(vintage),
    "",
    ...(await auditLines(report.folder)),
    ...releaseLines((await readManifest(report.folder))?.releases ?? [], pipeline),
    ...(await linkageLines(report.folder)),
    ...(await quarantineLines(store)),
    ...uncountedLines(vintage),
    ...ingestLines(report),
    ...errataLines({ file: configuration.paths.errata, problems: report.errata }),
    ...contactLines(configuration),
    "",
    ...(report.releasedFirst === null ? [] : [`Released, as it was due: ${report.releasedFirst.id}`]),
    `${outcomeOf(report)} ${report.snapshot}, as known on ${report.knownAt.slice(0, 10)}, in ${seconds.toFixed(1)} s`,
    `  ${shown(report.folder)}/: ${FILES.filter((file) => existsSync(join(report.folder, file))).join(", ")}, …`,
    ...LEADS[report.release](shown(join(output, report.release === "waiting" ? "candidate" : "current"))),
  ];
}
