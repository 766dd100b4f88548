/** The refusal of a file. The message says what is wrong and what to do, and never quotes a row's values. */
export class Refusal extends Error {
  readonly column: string | null;

  constructor(message: string, column: string | null = null) {
    super(message);
    this.name = "Refusal";
    this.column = column;
  }
}
