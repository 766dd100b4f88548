/**
 * Characters that are invisible or look like something else: control characters, line ends, changes of the writing direction,
 * characters without width, blanks other than the ordinary one, halves of characters. Variation selectors belong to emoji.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

const VARIATION = /^[\uFE0E\uFE0F]$/;

/** The joiner within an emoji composed of several, such as a family. */
const isWithinEmoji = (sign: string, at: number, text: string): boolean =>
  sign === "\u200D" &&
  /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)?$/u.test(text.slice(Math.max(0, at - 4), at)) &&
  /^\p{Extended_Pictographic}/u.test(text.slice(at + 1));

function written(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}

/**
 * A text from outside, safe to print: one line in which every character is visible. Letters of any script and emoji stay
 * as they are; a text that is visible already is not changed.
 *
 * @example visible("x\n\u001b[2J") // "x\\u000a\\u001b[2J"
 */
export const visible = (text: string): string =>
  text.replaceAll(UNSEEN, (sign, at: number) =>
    VARIATION.test(sign) || isWithinEmoji(sign, at, text) ? sign : written(sign),
  );

const LONGEST = 300;

/** A name from outside (of a file, a folder, a column), safe to print: visible, and cut where it is longer than any file name. */
export function visibleName(name: string): string {
  const shown = visible(name.slice(0, LONGEST));
  return name.length > LONGEST ? `${shown}…` : shown;
}
