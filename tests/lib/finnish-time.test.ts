import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { finnishMinute, rfc3339 } from "../../src/lib/finnish-time.ts";

describe("a Finnish minute as RFC 3339", () => {
  it.each([
    ["2026-01-26", "2026-01-26T00:00:00+02:00"],
    ["2026-10-17T04:35", "2026-10-17T04:35:00+03:00"],
    ["2026-03-29T02:59", "2026-03-29T02:59:00+02:00"],
    // The clock skips from 3 to 4 in spring, and shows 3 to 4 twice in autumn.
    ["2026-03-29T03:30", "2026-03-29T03:30:00+03:00"],
    ["2026-03-29T04:00", "2026-03-29T04:00:00+03:00"],
    ["2026-10-25T03:59", "2026-10-25T03:59:00+03:00"],
    ["2026-10-25T04:00", "2026-10-25T04:00:00+02:00"],
  ])("%s is %s", (minute, written) => {
    expect(rfc3339(minute)).toBe(written);
  });

  it("is the instant that the table of zones says, whenever the clock shows a minute once", () => {
    const minutes = integer({ min: Date.UTC(1997, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    assert(
      property(minutes, (count) => {
        const instant = new Date(count * 60_000);
        const minute = finnishMinute(instant);
        const twice = finnishMinute(new Date(instant.getTime() - 3_600_000)) === minute;
        expect(Date.parse(rfc3339(minute))).toBe(instant.getTime() - (twice ? 3_600_000 : 0));
      }),
    );
  });
});
