/** A change of a text: the part from `start` up to `end` is replaced by `text`. */
export interface Edit {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One changed place of one file. */
export interface Mutant extends Edit {
  readonly file: string;
  readonly line: number;
  /** The place before and after the change, in one line each. With the file it is the key of a review, which therefore survives moved lines. */
  readonly before: string;
  readonly after: string;
}

/** A text with a change made. */
export const applied = (source: string, { start, end, text }: Edit): string =>
  source.slice(0, start) + text + source.slice(end);

/** The number of the line, from 1, that a place of a text is in. */
export const lineAt = (source: string, place: number): number => source.slice(0, place).split("\n").length;

/** `src/statistics/median.ts:8  a < b -> a <= b` */
export const mutantLine = ({ file, line, before, after }: Mutant): string => `${file}:${line}  ${before} -> ${after}`;
