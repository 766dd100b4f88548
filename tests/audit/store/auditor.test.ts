import { afterEach, describe, expect, it } from "vitest";
import type { Row } from "../../../src/database/database.ts";
import { EXIT, TilannekuvaError } from "../../../src/lib/errors.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import type { AuditInput } from "../../../src/audit/store/month-to-audit.ts";
import { auditorHere, openAuditor } from "../../../src/audit/store/auditor.ts";
import type { AuditTask, Auditor } from "../../../src/audit/store/auditor.ts";
import type { AuditedCell, Content } from "../../../src/audit/store/audited-cell.ts";
import { cellOf, grid, many, manyBut, monthOf, told } from "./invented.ts";

const columnsOf = (prefix: string, content: Content | null): Row => ({
  [`${prefix}value`]: content?.value ?? null,
  [`${prefix}stands`]: content?.origin ?? null,
  [`${prefix}least`]: content?.possible.lower ?? null,
  [`${prefix}most`]: content === null || content.possible.upper === Infinity ? null : content.possible.upper,
});

/** A cell as sql/protect/audited.sql gives it. */
const rowOf = ({ persons, figures, objectives, rules, content, before, still }: AuditedCell): Row => ({
  persons,
  figures,
  objectives,
  rules: [...rules].join(" "),
  still: Number(still),
  ...columnsOf("", content),
  ...columnsOf("old_", before),
});

const taskOf = ({ cells, rules, limits, before }: AuditInput): AuditTask => ({
  rows: cells.map(rowOf),
  rules,
  limits,
  before,
});

/** Months in which numbers are suppressed, a block is held, and nothing is. */
const few = manyBut({ "KU049 F ADULT A1": 2, "KU049 M ADULT A1": 12, "KU049 M CHILD A1": 0 });
const one = manyBut({ "KU049 F ADULT A1": 1 });
const asking = (month: AuditInput, width: number): AuditInput => ({ ...month, limits: { ...month.limits, width } });
const months: readonly AuditInput[] = [asking(monthOf(few), 8), asking(monthOf(one), 9), monthOf(many)];

/** A month after another one, of which a good deal is remembered. */
function nextOf(month: AuditInput): AuditInput {
  const { known } = auditProposals(month);
  const cells = month.cells.map((cell): AuditedCell => ({ ...cell, before: cell.content, still: true }));
  return { ...month, cells, before: known };
}

const open: Auditor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((auditor) => auditor.close()));
});

describe.each([
  ["in threads of their own", () => openAuditor(grid, 2)],
  ["in the caller's own thread", () => auditorHere(grid)],
])("auditors %s", (_, opened) => {
  const auditor = (): Auditor => {
    const made = opened();
    open.push(made);
    return made;
  };

  it("come to what an audit of the same month comes to, each task to its own", async () => {
    const asked = auditor();
    const audits = await Promise.all(months.map((month) => asked.audit(taskOf(month))));
    expect(audits).toEqual(months.map(auditProposals));
    expect(audits.map(({ suppressed }) => suppressed.length > 0)).toEqual([true, true, false]);
    expect(audits.map(({ held }) => held)).toEqual([[], ["u KU049"], []]);
  });

  it("know what was known before, and return what is known after, for an external intruder and for each city", async () => {
    const month = nextOf(months[0]!);
    const { known } = await auditor().audit(taskOf(month));
    expect(known).toEqual(auditProposals(month).known);
    expect([known.external.size > 0, [...known.cities.keys()]]).toEqual([true, ["KU049", "KU091"]]);
    const forgetful = await auditor().audit(taskOf({ ...month, before: { external: new Map(), cities: new Map() } }));
    expect(forgetful.known).not.toEqual(known);
  });

  it("refuse what is not by the rules, as an audit does, and go on with the next month", async () => {
    const asked = auditor();
    const name = "t KU049 F Y_GE18 A";
    const wrong = monthOf(many, { [name]: { content: told(30) } });
    expect(wrong.cells[cellOf(name)]!.persons).toBeGreaterThan(50);
    const refused = await asked.audit(taskOf(wrong)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(TilannekuvaError);
    expect(refused).toMatchObject({ exitCode: EXIT.gate, message: expect.stringContaining("refuses to publish t") });
    expect(await asked.audit(taskOf(months[0]!))).toEqual(auditProposals(months[0]!));
  });
});

describe("an auditor that is closed", () => {
  it("can be closed before anything was audited", async () => {
    await expect(openAuditor(grid, 2).close()).resolves.toBeUndefined();
  });

  it("gives up what it has not answered", async () => {
    const auditor = openAuditor(grid, 1);
    const asked = auditor.audit(taskOf(months[0]!)).then(
      () => "answered",
      () => "given up",
    );
    await auditor.close();
    expect(await asked).toBe("given up");
  });
});
