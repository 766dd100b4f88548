import { heldRecords, undecidedRecords } from "../../model/held-deliveries.ts";
import { notReleased } from "../../publish/tables/release-status.ts";
import { heldLines } from "../../run/held-back.ts";
import { shown } from "../session.ts";
import { rejectedLines } from "../summary/deliveries.ts";
import { releaseLines } from "../summary/held.ts";
import { uncountedLines } from "../summary/uncounted.ts";
import { troubleLines } from "../troubles.ts";
import { errataLines } from "./errata.ts";
import { dueLines, overdueLines } from "./freshness-lines.ts";
import { inboxLines } from "./inbox.ts";
import { newestMonthLine } from "./newest-month.ts";
import { newestRunLines } from "./newest-run.ts";
import { nextSlotLine } from "./next-slot.ts";
import type { CurrentSnapshot, Status } from "./status.ts";
import { releasesLines, releasesResult } from "./waiting-release.ts";

function currentLines({ current, snapshots, pipeline }: Status): readonly string[] {
  if (current === null) return ["Nothing is published yet.", `Snapshots: ${snapshots}`];
  return [
    `Current snapshot: ${current.id} in ${shown(current.folder)}`,
    ...(current.newestMonth === null ? [] : [newestMonthLine(current.newestMonth)]),
    ...(current.page === null ? [] : [`Page: ${shown(current.page)}`]),
    ...(current.feeds.length === 0 ? [] : [`Feeds: ${current.feeds.map(shown).join(", ")}`]),
    `Snapshots: ${snapshots}`,
    ...releaseLines(current.releases, pipeline),
  ];
}

/** The status as lines for the terminal. */
export const statusLines = (status: Status): readonly string[] => [
  ...newestRunLines(status.run),
  ...(status.unreadable === 0
    ? []
    : [`  (${status.unreadable} lines of the ledger cannot be read: a crash cut them short)`]),
  nextSlotLine(status.nextSlot),
  ...currentLines(status),
  ...releasesLines(status.releases),
  ...inboxLines(status.inbox),
  ...undecidedRecords(status.register, status.now).flatMap(heldLines),
  ...rejectedLines(status.register, status.now),
  ...errataLines(status.errata),
  ...overdueLines(status.freshness),
  ...uncountedLines(status.known),
  "",
  ...dueLines(status.freshness),
  ...troubleLines(status.troubles),
];

function currentResult(current: CurrentSnapshot | null): Readonly<Record<string, unknown>> | null {
  if (current === null) return null;
  const { id, vintage, folder, page, feeds, newestMonth } = current;
  return { id, vintage, folder, page, feeds, newest_month: newestMonth };
}

/** The deliveries that do not count: refused, waiting, ignored, held back, rejected. */
function deliveriesResult({ inbox, register, now }: Status): Readonly<Record<string, unknown>> {
  const rejected = heldRecords(register, now).flatMap(({ delivery, decision }) =>
    decision?.verdict === "reject" ? [{ delivery, at: decision.at, why: decision.why }] : [],
  );
  return {
    refused: inbox.refused.map((problem) => ({ ...problem, since: inbox.refusedSince[problem.delivery] ?? null })),
    waiting: inbox.waiting,
    ignored: inbox.ignored,
    held: undecidedRecords(register, now).map(({ delivery, doubts = [] }) => ({ delivery, doubts })),
    rejected,
    inbox_problem: inbox.closed,
  };
}

/** The same for programs: stable keys, docs/operations.md says what each holds. */
export const statusResult = (status: Status): Readonly<Record<string, unknown>> => ({
  run: status.run,
  next_slot: status.nextSlot,
  current: currentResult(status.current),
  snapshots: status.snapshots,
  release: releasesResult(status.releases),
  held_blocks: status.current?.releases.at(-1)?.held ?? [],
  not_released: notReleased(status.current?.releases ?? []),
  deliveries: deliveriesResult(status),
  overdue: status.freshness.filter(({ overdue }) => overdue).map(({ table }) => table),
  freshness: status.freshness,
  uncounted: uncountedLines(status.known),
  errata: status.errata.problems,
  troubles: status.troubles,
});
