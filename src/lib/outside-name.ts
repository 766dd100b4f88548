const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/**
 * A name or code from outside as it can be printed: control characters, invisible ones and those that turn the direction of writing are
 * written as escapes, so that no file's name can write a line of its own.
 *
 * @example outsideName("x\n\u001b[31mPublished") // "x\\u{a}\\u{1b}[31mPublished"
 */
export const outsideName = (name: string): string =>
  name.replaceAll(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
