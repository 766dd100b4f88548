/**
 * Invisible characters in a name or a key: controls, byte order marks, zero widths, every space but the common one. Ranges that
 * JavaScript (with the `u` flag) and RE2 read alike.
 */
export const INVISIBLE =
  "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\u00A0\u034F\u115F\u1160\u1680\u17B4\u17B5\u180E\u2000-\u200A\u202F\u205F\u2800\u3000\u3164\uFE00-\uFE0F\uFFA0]";

const ANY = new RegExp(INVISIBLE, "gu");

/** A text without its invisible characters. */
export const visible = (text: string): string => text.replaceAll(ANY, "");
