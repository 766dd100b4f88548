/** A column of numbers that can grow. */
export interface Numbers {
  values: Int32Array;
  length: number;
}

/** An empty column. */
export const numbers = (): Numbers => ({ values: new Int32Array(1024), length: 0 });

/** Adds a number at the end. */
export function push(to: Numbers, value: number): void {
  if (to.length === to.values.length) {
    const longer = new Int32Array(2 * to.length);
    longer.set(to.values);
    to.values = longer;
  }
  to.values[to.length] = value;
  to.length += 1;
}
