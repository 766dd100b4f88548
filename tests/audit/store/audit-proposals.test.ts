import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import type { Audit } from "../../../src/audit/store/audit-proposals.ts";
import type { AuditInput } from "../../../src/audit/store/month-to-audit.ts";
import type { AuditedCell } from "../../../src/audit/store/audited-cell.ts";
import { blockOf } from "../../../src/audit/store/worth.ts";
import { cellOf, lattice, many, manyBut, monthOf, told, withheld } from "./invented.ts";

/** A month in which a number is known too well: 2 women, where 12 men make 14 persons. */
const fewWomen = manyBut({ "KU049 F ADULT A1": 2, "KU049 M ADULT A1": 12, "KU049 M CHILD A1": 0 });

const GROUPS = [
  "F ADULT A1",
  "F ADULT A2",
  "F CHILD A1",
  "F CHILD A2",
  "M ADULT A1",
  "M ADULT A2",
  "M CHILD A1",
  "M CHILD A2",
];

/** So many persons of each group of the first category in one city, enough of everybody else. */
const smallIn = (persons: readonly number[]) =>
  manyBut(Object.fromEntries(GROUPS.map((group, at) => [`KU049 ${group}`, persons[at]!])));

const wider = (month: AuditInput, width: number): AuditInput => ({ ...month, limits: { ...month.limits, width } });

const namesOf = (cells: readonly number[]): readonly string[] =>
  cells.map((cell) => {
    const { table, area, sex, age, category } = lattice.cells[cell]!;
    return [table, area, sex, age, category].join(" ");
  });

/** What is published after an audit: what was suppressed is withheld, a block that is held stays as it was. */
const after = (month: AuditInput, { suppressed, held }: Pick<Audit, "suppressed" | "held">): AuditInput => ({
  ...month,
  cells: month.cells.map((one, cell): AuditedCell => {
    if (held.includes(blockOf(lattice.cells[cell]!)))
      return { ...one, content: { ...(one.before ?? withheld()), origin: "kept" } };
    return suppressed.includes(cell) ? { ...one, content: withheld() } : one;
  }),
});

describe("an audit of a month", () => {
  it("passes what protects, and suppresses nothing", () => {
    const audit = auditProposals(monthOf(many));
    expect(audit).toMatchObject({ suppressed: [], held: [], residual: { cities: { KU049: 0, KU091: 0 } } });
  });

  // Men and both sexes are published as 10 and stand for 10 to 14 each: that leaves at most 4 women.
  it("suppresses what lets a small number be known, and then nothing more is known too well", () => {
    const month = wider(monthOf(fewWomen), 8);
    const audit = auditProposals(month);
    expect(audit.held).toEqual([]);
    expect(audit.suppressed.length).toBeGreaterThan(0);
    expect(namesOf(audit.suppressed).every((name) => name.startsWith("u "))).toBe(true);
    expect(auditProposals(after(month, audit))).toMatchObject({ suppressed: [], held: [] });
  });

  it("suppresses in the breakdown what the table of greater worth would disclose with it", () => {
    const [first, second] = [auditProposals(wider(monthOf(fewWomen), 8)), monthOf(fewWomen)];
    const reversed = auditProposals({ ...second, limits: { ...second.limits, width: 8, worth: ["u", "t"] } });
    expect(namesOf(first.suppressed).some((name) => name.startsWith("t "))).toBe(false);
    expect(namesOf(reversed.suppressed).some((name) => name.startsWith("t "))).toBe(true);
  });

  it("holds one block, and no other, where no number discloses a small one, only that it is withheld", () => {
    // That a number is withheld says that it is under 10: one woman among them leaves eight persons.
    const month = wider(monthOf(manyBut({ "KU049 F ADULT A1": 1 })), 9);
    const audit = auditProposals(month);
    expect(audit.held).toEqual(["u KU049"]);
    expect(namesOf(audit.suppressed).filter((name) => name.startsWith("u KU049"))).toEqual([]);
    expect(auditProposals(after(month, audit))).toMatchObject({ suppressed: [], held: [] });
  });

  it("holds nothing, but counts it, where a small number is known only if another is withheld for it", () => {
    // Known before: at least 4 others. If 12 are withheld as the others are under 10 there are 4 to 9.
    const others = cellOf("u KU049 F Y_GE18 A2");
    const people = manyBut({ "KU049 F ADULT A1": 12, "KU049 F ADULT A2": 5 });
    const month = monthOf(people, {
      "u KU049 F Y_GE18 A2": { content: withheld(), rules: new Set(["audit"]), before: withheld(), still: true },
    });
    const silent = month.cells.map((one): AuditedCell =>
      one.content.value === null ? one : { ...one, content: withheld() },
    );
    const known = { external: new Map([[others, { lower: 4, upper: 60 }]]), cities: new Map() };
    const audit = auditProposals({ ...wider(month, 6), cells: silent, before: known });
    expect(audit).toMatchObject({ suppressed: [], held: [], residual: { external: 1 } });
  });

  it("says which cells are known better than their content says, and nothing of the others", () => {
    const { known } = auditProposals(monthOf(many));
    for (const [cell, { lower, upper }] of known.external) {
      const { possible } = monthOf(many).cells[cell]!.content;
      expect(lower > possible.lower || upper < possible.upper).toBe(true);
    }
  });

  it("says what is known of a cell whose number is suppressed, as nothing is said of it any more", () => {
    const { suppressed, known } = auditProposals(wider(monthOf(fewWomen), 8));
    expect(suppressed.filter((cell) => !known.external.has(cell))).toEqual([]);
  });

  it("remembers what is known of a cell in which nobody changed, also once its number is withheld", () => {
    const name = "u KU049 F Y_GE18 A1";
    const month = monthOf(manyBut({ "KU049 F ADULT A1": 108 }));
    // Nothing else of the month is published: what is known of the cell is recorded, not concluded.
    const silent = month.cells.map((one, cell): AuditedCell => ({
      ...one,
      content: withheld(),
      rules: new Set([cell === cellOf(name) ? "few_payers" : "unneeded"]),
      before: cell === cellOf(name) ? told(110) : null,
      still: cell === cellOf(name),
    }));
    const { known } = auditProposals({ ...month, cells: silent });
    expect(known.external.get(cellOf(name))).toEqual({ lower: 105, upper: 114 });
  });

  it("suppresses and holds nothing on a night on which nobody has changed", () => {
    const first = wider(monthOf(fewWomen), 8);
    const audit = auditProposals(first);
    const second = after(first, audit);
    const still = second.cells.map((one): AuditedCell => ({ ...one, before: one.content, still: true }));
    expect(auditProposals({ ...second, cells: still, before: audit.known })).toMatchObject({
      suppressed: [],
      held: [],
    });
  });

  it("suppresses as at first what is new although nobody has changed: the rules may have", () => {
    const first = wider(monthOf(fewWomen), 8);
    const cells = first.cells.map((one): AuditedCell => ({ ...one, before: withheld(), still: true }));
    const { suppressed } = auditProposals({ ...first, cells });
    expect(suppressed.length).toBeGreaterThan(0);
    expect(suppressed).toEqual(auditProposals(first).suppressed);
  });

  it("suppresses and holds nothing either for what follows only from several things that were known before", () => {
    const few = fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 8, maxLength: 8 });
    const slack = fc.array(fc.integer({ min: 0, max: 4 }), {
      minLength: 2 * lattice.cells.length,
      maxLength: 2 * lattice.cells.length,
    });
    fc.assert(
      fc.property(few, slack, (persons, slacks) => {
        const { cells, ...month } = monthOf(smallIn(persons));
        const known = cells.map(({ persons: own }, cell) => ({
          lower: Math.max(0, own! - slacks[2 * cell]!),
          upper: own! + slacks[2 * cell + 1]!,
        }));
        const audit = auditProposals({
          ...month,
          limits: { ...month.limits, widthByTable: { t: 5, u: 5 } },
          cells: cells.map((one): AuditedCell => Object.assign(one, { before: one.content, still: true })),
          before: { external: new Map(known.entries()), cities: new Map() },
        });
        expect(audit).toMatchObject({ suppressed: [], held: [] });
      }),
      { numRuns: 1500, seed: 2 },
    );
  });
});
