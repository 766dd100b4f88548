import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleName } from "../../src/lib/visible.ts";

describe("a text from outside", () => {
  it.each([
    ["a name", "2026-10-17_TAX_INCOMES_extra"],
    ["letters of any script", "Työ Ääkköset Ελληνικά русский العربية 日本語 ก็"],
    ["emoji, also those made of several", "🙂 👨‍👩‍👧 👩🏽‍🚀 ❤️ 🏳️‍🌈"],
    ["signs", 'it\'s "quoted" 100% a=b [x] \\u001b $HOME'],
  ])("that is %s stays as it is", (_, text) => {
    expect(visible(text)).toBe(text);
  });

  it.each([
    ["an escape sequence", "\u001b[2Jx", "\\u001b[2Jx"],
    ["another way to begin one", "\u009b2J", "\\u009b2J"],
    ["line ends", "a\nb\r\nc\u2028d\u2029e\u0085f", "a\\u000ab\\u000d\\u000ac\\u2028d\\u2029e\\u0085f"],
    ["a tab, a bell, a deletion, a zero", "\t\u0007\u007f\0", "\\u0009\\u0007\\u007f\\u0000"],
    ["what turns the direction", "\u202egnp.\u2066x\u2069\u200f", "\\u202egnp.\\u2066x\\u2069\\u200f"],
    ["what has no width", "a\u200bb\u00adc\u2060d\ufeffe\u200df", "a\\u200bb\\u00adc\\u2060d\\ufeffe\\u200df"],
    ["blanks that look like the usual one", "a\u00a0b\u202fc", "a\\u00a0b\\u202fc"],
    ["letters that are blank, and tags", "\u3164\u{e0041}", "\\u3164\\u{e0041}"],
    ["half a character", "\ud800x", "\\ud800x"],
  ])("shows %s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("is one line without anything unseen, and does not change when it is made visible again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});

it("a name is cut where it is longer than any file's", () => {
  expect(visibleName("x".repeat(300))).toBe("x".repeat(300));
  expect(visibleName("x".repeat(1_000_000))).toBe(`${"x".repeat(300)}…`);
});
