import { expect, test } from "vitest";
import { listLayout } from "../../../../src/page/client/figures/list-layout.ts";
import { keyLines } from "../../../../src/page/client/figures/list-key.ts";
import { widest } from "../../../../src/page/client/figures/width-of.ts";

const size = { ends: ["70 hlö"], top: 40, row: 26, bottom: 0 };

test("the margin is measured from the longest name", () => {
  const short = listLayout({ ...size, width: 900, names: ["Perhe"] });
  const long = listLayout({ ...size, width: 900, names: ["Perhe", "Familjemedlem till person som fått skydd"] });
  expect(long.marginLeft - short.marginLeft).toBeGreaterThan(150);
  expect(long.marginLeft).toBeGreaterThan(widest(["Familjemedlem till person som fått skydd"], 13));
});

test("names stand over their rows where they would take the room of the values, and each row has a place of its own", () => {
  const names = ["Familjemedlem till person som fått skydd", "Familj"];
  const layout = listLayout({ ...size, width: 320, names });
  expect(layout.namesAbove).toBe(true);
  const places = [layout.nameAt(0), layout.middle(0), layout.nameAt(1), layout.middle(1)];
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places.at(-1)).toBeLessThan(layout.height);
});

test("a key is broken into lines that fit, each entry whole", () => {
  const entries = ["● final", "○ provisional", "▬ 95 per cent interval"];
  expect(keyLines(entries, 640)).toEqual(["● final   ○ provisional   ▬ 95 per cent interval"]);
  expect(keyLines(entries, 200)).toEqual(["● final   ○ provisional", "▬ 95 per cent interval"]);
  expect(keyLines([], 640)).toEqual([]);
});
