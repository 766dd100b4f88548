import { describe, expect, it } from "vitest";
import { progressLines, releasesLines, releasesResult } from "../../../src/cli/status/waiting-release.ts";
import type { ReleasesNow } from "../../../src/cli/status/waiting-release.ts";
import { pendingOf, progressOf, stateOf } from "../../../src/releases/release-state.ts";
import { approved, linesOf, snapshotOf } from "../../releases/made-up-lines.ts";

const C = snapshotOf("2026-10-17");
const pending = pendingOf(stateOf(linesOf([approved(C, 1, { until: "2026-12-01T06:00:00Z" })])), C);
const progress = { approvals: pending.approvals, ...progressOf(pending, "two-person") };
const key = pending.approvals[0]!.key!;
const recall = { snapshot: snapshotOf("2026-10-16"), at: "2026-10-17T05:00:00Z", by: "Bo Second", why: "wrong file" };

const now = (changes: Partial<ReleasesNow> = {}): ReleasesNow => ({
  policy: "automatic",
  candidate: null,
  recalled: [],
  ...changes,
});

describe("what waits for its release", () => {
  it("is said with its approvals, its time by the Finnish clock, and what to do", () => {
    expect(progressLines(C, progress)).toEqual([
      `Waiting for approval: ${C} (1 approval missing)`,
      `  approved by Anna Approver at 2026-10-17 04:00 (key ${key})`,
      "  not released before 2026-12-01 08:00; the first run, slot or `release` from then on can do it",
      "  → tilannekuva approve --key FILE approves it, with a key of the approver's own",
    ]);
    const done = { ...progress, missing: 0, notBefore: null };
    expect(progressLines(C, done)).toEqual([
      `Waiting for its release: ${C} (approved)`,
      expect.stringContaining("approved by Anna Approver"),
    ]);
  });

  it("is nothing under the policy automatic, of which status says nothing", () => {
    expect(releasesLines(now())).toEqual([]);
    expect(releasesResult(now())).toEqual({ policy: "automatic", candidate: null, recalled: [] });
  });

  it("is said by status, with what was recalled, to a person and to a program", () => {
    const candidate = { id: C, vintage: "2026-10-17T00:00", folder: "/output/snapshots/c", progress };
    const waiting = now({ policy: "two-person", candidate, recalled: [recall] });
    expect(releasesLines(waiting)).toEqual([
      "Release policy: two-person",
      ...progressLines(C, progress),
      "  in /output/snapshots/c",
      `Recalled: ${recall.snapshot} by Bo Second at 2026-10-17 08:00: wrong file`,
    ]);
    expect(releasesResult(waiting)).toEqual({
      policy: "two-person",
      candidate: {
        id: C,
        vintage: "2026-10-17T00:00",
        folder: "/output/snapshots/c",
        approvals: [{ by: "Anna Approver", key, at: "2026-10-17T01:00:00Z" }],
        missing: 1,
        not_before: "2026-12-01T06:00:00Z",
      },
      recalled: [recall],
    });
  });
});
