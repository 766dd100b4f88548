import { execFile } from "node:child_process";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { command } from "../end-to-end/command.ts";

const page = await readFile(join(packageRoot, "docs", "tutorial.md"), "utf8");

/** The page's code, block by block: what language it is in, and its lines. */
const blocks = [...page.matchAll(/```(\w+)\n(.*?)\n```/gs)].map(([, language = "", code = ""]) => ({
  language,
  lines: code.split("\n"),
}));

const linesIn = (language: string): readonly string[] =>
  blocks.filter((block) => block.language === language).flatMap(({ lines }) => lines);

/** Columns are as wide as their longest cell, so only the words are compared. */
const words = (line: string): string => line.trim().replaceAll(/\s+/g, " ");

/** What was run after the installation, in the page's order, with what the page shows of its output. */
interface Ran {
  readonly line: string;
  readonly code: number | null;
  readonly output: readonly string[];
  readonly shown: readonly string[];
}

const shell = async (folder: string, line: string) => ({
  code: 0,
  stdout: (await promisify(execFile)("bash", ["-c", line], { cwd: folder })).stdout,
});

/** Does one step of the page in a folder: a command is run, settings are saved. */
async function follow(folder: string, at: number): Promise<readonly Ran[]> {
  const { language, lines } = blocks[at]!;
  if (language === "yaml") await writeFile(join(folder, "tilannekuva.yaml"), lines.join("\n"));
  if (language !== "sh") return [];
  const [line = ""] = lines;
  const [program, ...rest] = line.split(" ");
  const { code, stdout } = program === "tilannekuva" ? await command(folder, ...rest) : await shell(folder, line);
  const next = blocks[at + 1];
  const shown = next?.language === "text" ? next.lines.filter((text) => text !== "…") : [];
  return [{ line, code, output: stdout.split("\n").map(words), shown: shown.map(words) }];
}

/** The lines that are not in the output, or not in the page's order. */
function missing({ output, shown }: Ran): readonly string[] {
  let from = 0;
  return shown.filter((line) => {
    const at = output.indexOf(line, from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

describe("docs/tutorial.md", () => {
  let folder: string;
  const ran: Ran[] = [];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-tutorial-")));
    // The first block installs the program, which is here already.
    for (const at of blocks.keys()) if (at > 0) ran.push(...(await follow(folder, at)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("installs by scripts that there are", async () => {
    const { scripts } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
    expect(blocks[0]!.lines).toContain("npm ci");
    const [, script = ""] = /alias tilannekuva="npm run --silent --prefix '\$PWD' (\w+) --"/.exec(page) ?? [];
    expect(Object.keys(scripts)).toContain(script);
  });

  it("has one command a step, and each of them ends well", () => {
    expect(ran.map(({ line }) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "tilannekuva synth",
      "rm -r",
      "tilannekuva run",
      "tilannekuva explain",
    ]);
    expect(linesIn("sh")).toHaveLength(blocks[0]!.lines.length + ran.length);
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  });

  it("shows what the commands print", () => {
    expect(ran.map(missing)).toEqual([[], [], [], []]);
    expect(ran.map(({ shown }) => shown.length > 1)).toEqual([true, false, true, true]);
    expect(missing({ ...ran[0]!, output: ran[0]!.output.toReversed() })).not.toEqual([]);
  });

  it("shows what the query answers", async () => {
    const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder] });
    const session = await database.session();
    const sql = linesIn("sql")
      .join("\n")
      .replaceAll("output/current", join(folder, "output", "current"));
    const rows = await session.rows(sql);
    session.close();
    database.close();
    const table = page.split("\n").filter((line) => line.startsWith("| "));
    const [header, , ...body] = table.map((line) => line.slice(2, -2).split(" | ").map(words));
    expect(rows.map((row) => Object.keys(row))).toEqual(body.map(() => header));
    expect(rows.map((row) => Object.values(row).map(String))).toEqual(body);
    expect(body).toHaveLength(3);
  });
});
