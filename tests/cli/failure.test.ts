import { describe, expect, it } from "vitest";
import { reportFailure } from "../../src/cli/failure.ts";
import { EXIT, TilannekuvaError } from "../../src/lib/errors.ts";
import { keptTerminal } from "./made-up-terminal.ts";

describe("reportFailure", () => {
  it("says the fact, then what to do, and gives the error's exit code", () => {
    const terminal = keptTerminal();
    const error = new TilannekuvaError("inbox: cannot be read", { exitCode: EXIT.missing, advice: "Mount it." });
    expect(reportFailure(error, terminal)).toBe(5);
    expect(terminal.complaints).toEqual(["error: inbox: cannot be read", "  → Mount it."]);
    expect(terminal.lines).toEqual([]);
  });

  it("leaves out advice that there is none of", () => {
    const terminal = keptTerminal();
    expect(reportFailure(new TilannekuvaError("stopped", { exitCode: EXIT.stopped }), terminal)).toBe(143);
    expect(terminal.complaints).toEqual(["error: stopped"]);
  });

  it("keeps a name from outside in its line, and says several facts in as many", () => {
    const terminal = keptTerminal();
    const facts = ["a\nerror: b", "c\u001b[2J"];
    reportFailure(new TilannekuvaError(facts, { exitCode: EXIT.input, advice: "d\ne" }), terminal);
    expect(terminal.complaints).toEqual(["error: a\\u000aerror: b", "c\\u001b[2J", "  → d\\u000ae"]);
  });

  it("calls anything else a bug, with where it came from", () => {
    const terminal = keptTerminal();
    expect(reportFailure(new TypeError("x is not a function"), terminal)).toBe(1);
    expect(terminal.complaints[0]).toContain("TypeError: x is not a function");
    expect(terminal.complaints.join("\n")).toContain("failure.test.ts");
    expect(terminal.complaints.at(-1)).toContain("report it");
  });

  it("does not print a thrown value that is no error", () => {
    const terminal = keptTerminal();
    expect(reportFailure("person7391", terminal)).toBe(1);
    expect(terminal.complaints.join("\n")).not.toContain("person7391");
  });

  it("says what the machine refused in a line each of fact and advice, without a stack", () => {
    const terminal = keptTerminal();
    const full = Object.assign(new Error("ENOSPC: person7391"), {
      code: "ENOSPC",
      syscall: "write",
      path: "store/key",
    });
    expect(reportFailure(full, terminal)).toBe(74);
    expect(terminal.complaints).toEqual([
      "error: store/key: the disk is full (ENOSPC)",
      "  → Make room on its disk, then run again: what was computed is kept.",
    ]);
  });

  it("clears a progress line first", () => {
    const order: string[] = [];
    const terminal = {
      ...keptTerminal(),
      settle: () => void order.push("settle"),
      complain: () => void order.push("complain"),
    };
    reportFailure(new Error("x"), terminal);
    expect(order[0]).toBe("settle");
  });
});
