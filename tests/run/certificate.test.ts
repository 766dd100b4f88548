import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import { certificateOf } from "../../src/run/certificate.ts";
import { noHistory } from "../../src/history/release-history.ts";
import type { History } from "../../src/history/release-history.ts";
import { auditLimits } from "../../pipelines/protection.ts";
import { fileIn, link } from "../history/made-up-history.ts";

const audited = (vintage: string, content = vintage): MonthRelease => ({
  ...link(vintage, { content }),
  audit: fileIn("/a/store", `audits/${content}`),
});

const historyOf = (...links: readonly MonthRelease[]): History => ({
  ...noHistory,
  releasesByMonth: new Map([["2026-07", links]]),
});

const two = historyOf(audited("2026-08-31"), audited("2026-09-30"));

const publishedHistory = (shown: History): string | undefined => certificateOf(shown, auditLimits)?.published_history;

/** The same link in a country with other numbers behind what is published. */
const other = (one: MonthRelease): MonthRelease => ({
  ...one,
  persons: one.persons + 1,
  personMonth: fileIn("/a/store", "other persons"),
  counts: fileIn("/a/store", "other counts"),
  decisions: fileIn("/a/store", "other decisions"),
  audit: { path: "/a/store/audits/other.json.gz", sha256: sha256("other audit") },
});

describe("the certificate of a history", () => {
  it("says that everything passed, what that asks for, for whom, and which file was not looked at; and nothing else", () => {
    expect(certificateOf(two, auditLimits)).toEqual({
      passed: true,
      required_width: { width: auditLimits.width, widthByTable: auditLimits.widthByTable },
      profiles: ["outsider", "member", "city"],
      outside: ["bridge.parquet"],
      once: ["reconstructed.parquet"],
      published_history: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("is not given where what stands of a month was published without an audit", () => {
    expect(certificateOf(historyOf(audited("2026-08-31"), link("2026-09-30")), auditLimits)).toBeNull();
    expect(certificateOf(historyOf(link("2026-08-31"), audited("2026-09-30")), auditLimits)).not.toBeNull();
  });

  it("names what was published by its content: every file of it, and in its order", () => {
    const all = [two, historyOf(audited("2026-09-30"), audited("2026-08-31")), historyOf(audited("2026-08-31"))];
    expect(new Set(all.map(publishedHistory)).size).toBe(all.length);
  });

  it("is the same whatever is withheld: true counts, decisions, audits and how many persons there are do not show", () => {
    const links = two.releasesByMonth.get("2026-07")!;
    expect(certificateOf(historyOf(...links.map(other)), auditLimits)).toEqual(certificateOf(two, auditLimits));
  });
});
