import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openTerminal, table } from "../../src/cli/terminal.ts";

/** Streams that keep what is written; a terminal, or a pipe. */
function streams(isTTY: boolean, columns = 20) {
  const kept = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    isTTY,
    columns,
    write: (text: string) => {
      kept[name] += text;
    },
  });
  return { kept, stdout: stream("stdout"), stderr: stream("stderr") };
}

describe("a piped terminal", () => {
  it("has results on stdout and everything else on stderr, without control characters", () => {
    const { kept, ...process } = streams(false);
    const terminal = openTerminal(process);
    terminal.progress("counting a long way past the width");
    terminal.settle();
    terminal.line("result");
    terminal.line();
    terminal.complain("error: x");
    expect(kept).toEqual({
      stdout: "result\n\n",
      stderr: "counting a long way past the width\nerror: x\n",
    });
    expect(terminal.colour).toBe(false);
  });
});

describe("whatever is in a line", () => {
  const STRAY = "x\n\u001b[31mPublished 2099\u001b[2J\r\u202e";

  it.each([true, false])("stays one line, and moves nothing (terminal: %s)", (isTTY) => {
    const { kept, ...process } = streams(isTTY, 200);
    const terminal = openTerminal(process);
    terminal.line(STRAY);
    terminal.complain(STRAY);
    terminal.progress(STRAY);
    const shown = "x\\u000a\\u001b[31mPublished 2099\\u001b[2J\\u000d\\u202e";
    expect(kept.stdout).toBe(`${shown}\n`);
    expect(kept.stderr.replaceAll("\r\u001b[2K", "")).toBe(isTTY ? `${shown}\n${shown}` : `${shown}\n${shown}\n`);
  });
});

describe("a real terminal", () => {
  afterEach(() => void vi.unstubAllEnvs());
  const CLEAR = "\r\u001b[2K";

  it("shows progress in one line that fits, and clears it", () => {
    const { kept, ...process } = streams(true);
    const terminal = openTerminal(process);
    terminal.progress("counting 2026-06 and more");
    terminal.progress("done");
    terminal.settle();
    expect(kept.stderr).toBe(`${CLEAR}counting 2026-06 an${CLEAR}done${CLEAR}`);
    expect(kept.stdout).toBe("");
  });

  it("fits 80 columns where the width is unknown", () => {
    const { kept, ...process } = streams(true, 0);
    openTerminal(process).progress("x".repeat(200));
    expect(kept.stderr).toBe(CLEAR + "x".repeat(79));
  });

  it("has colour unless NO_COLOR is set", () => {
    vi.stubEnv("NO_COLOR", undefined);
    expect(openTerminal(streams(true)).colour).toBe(true);
    vi.stubEnv("NO_COLOR", "1");
    expect(openTerminal(streams(true)).colour).toBe(false);
  });
});

describe("table", () => {
  it("aligns its columns under a heading that is broken at spaces", () => {
    expect(
      table(
        ["", "unemployment gap, ages 18–64"],
        [
          ["Helsinki", "8.1 (7.0–9.2)"],
          ["Oulu", "–"],
        ],
      ),
    ).toEqual([
      "          unemployment",
      "          gap, ages",
      "          18–64",
      "────────  ─────────────",
      "Helsinki  8.1 (7.0–9.2)",
      "Oulu      –",
    ]);
  });

  it("has its heading without rows, and keeps a short heading in one line", () => {
    expect(table(["extract", "newest period"], [])).toEqual(["extract  newest period", "───────  ─────────────"]);
  });

  it("loses no cell and starts every column at the same place", () => {
    const cell = fc.stringMatching(/^[a-z]{1,12}$/);
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell), rows, (heading, body) => {
        const lines = table(heading, body);
        expect(lines).toHaveLength(2 + body.length);
        const rule = lines[1] ?? "";
        const starts = [...rule.matchAll(/─+/g)].map(({ index }) => index);
        expect(starts).toHaveLength(3);
        for (const [index, row] of [heading, ...body].entries()) {
          const line = lines[index === 0 ? 0 : index + 1] ?? "";
          expect(starts.map((start, column) => line.slice(start, starts[column + 1]).trim())).toEqual([...row]);
        }
      }),
    );
  });
});
