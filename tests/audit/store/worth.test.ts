import { describe, expect, it } from "vitest";
import { blockOf, worthOf } from "../../../src/audit/store/worth.ts";
import type { AuditedCell } from "../../../src/audit/store/audited-cell.ts";
import { cellOf, lattice, many, monthOf, told, withheld } from "./invented.ts";
import type { Changes } from "./invented.ts";

const first = (names: readonly string[], changes: Changes = {}): string => {
  const cheapest = worthOf(lattice, monthOf(many, changes)).cheapest(names.map(cellOf))!;
  return names.find((name) => cellOf(name) === cheapest)!;
};

const [ofTable, ofBreakdown] = ["t KU049 F _T A", "u KU049 F _T A1"];
const [city, cities] = ["u KU049 F _T A1", "u C2 F _T A1"];

const value = (number: number): Partial<AuditedCell> => ({ content: told(number) });

describe("the order in which numbers are given up", () => {
  it("begins with the tables that are worth least, however small a number is", () => {
    expect(first([ofTable, ofBreakdown], { [ofTable]: value(10), [ofBreakdown]: value(500) })).toBe(ofBreakdown);
  });

  it("takes those first of which the fewest figures of an objective are made", () => {
    const [one, other] = ["t KU049 F _T A", "t KU049 F _T B"];
    expect(first([one, other], { [one]: { objectives: 2 }, [other]: { objectives: 1 } })).toBe(other);
  });

  it("takes everybody before a category, and what fewer figures are made of before what more are", () => {
    expect(first(["t KU049 F _T A", "t KU049 F _T _T"])).toBe("t KU049 F _T _T");
    const [one, other] = ["t KU049 F _T A", "t KU049 F _T B"];
    expect(first([one, other], { [one]: { figures: 3 }, [other]: { figures: 2 } })).toBe(other);
  });

  it("takes a city before all cities, and the smallest published number", () => {
    expect(first([city, cities], { [city]: value(500), [cities]: value(500) })).toBe(city);
    expect(first([city, cities], { [city]: value(500), [cities]: value(400) })).toBe(city);
    const [one, other] = ["u KU049 F _T A1", "u KU049 F _T A2"];
    expect(first([one, other], { [one]: value(40), [other]: value(50) })).toBe(one);
  });

  it("counts a withheld number as none", () => {
    const [one, other] = ["u KU049 F _T A1", "u KU049 F _T A2"];
    expect(first([one, other], { [one]: value(0), [other]: { content: withheld() } })).toBe(other);
  });

  it("does not look at true counts: of equal numbers the last in the grid's order is given up", () => {
    const [one, other] = ["u KU049 F _T A1", "u KU049 F _T A2"];
    const equal = (persons: number, otherPersons: number) => ({
      [one]: { ...value(40), persons },
      [other]: { ...value(40), persons: otherPersons },
    });
    expect(first([one, other], equal(35, 44))).toBe(other);
    expect(first([one, other], equal(44, 35))).toBe(other);
  });

  it("is the same whatever the order in which the numbers are named", () => {
    const names = ["t KU049 F _T A", "u KU049 F _T A1", "u C2 F _T A1", "u KU091 M _T A2"];
    expect(first(names)).toBe(first(names.toReversed()));
  });

  it("names the block of what is given up first", () => {
    const worth = worthOf(lattice, monthOf(many));
    expect(worth.cheapestBlock([cellOf(ofTable), cellOf(ofBreakdown)])).toBe("u KU049");
    expect(worth.cheapest([])).toBeUndefined();
    expect(blockOf({ table: "t", area: "C2" })).toBe("t C2");
  });
});
