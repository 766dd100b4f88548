import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { commandsOf, nameOf } from "../../src/cli/help.ts";
import { programFor } from "../../src/cli/program.ts";
import { keptTerminal } from "../cli/made-up-terminal.ts";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { packageRoot } from "../../src/lib/package-root.ts";

const read = (path: string): string => readFileSync(join(packageRoot, path), "utf8");

const markdownIn = (folder: string): readonly string[] =>
  readdirSync(join(packageRoot, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));

/** The files that a text links to, from the root. */
const linked = (path: string, text = read(path)): readonly string[] =>
  [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, target = ""]) =>
    normalize(join(dirname(path), target)),
  );

const { files, scripts } = z
  .object({ files: z.array(z.string()), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const isNamed = (path: string, names: readonly string[]): boolean => names.some((name) => isBelow(path, name));

const decisions = markdownIn("docs/decisions").filter((path) => /\/\d{4}-/.test(path));
const house = ["GLOSSARY.md", "CONTRIBUTING.md", "SECURITY.md", ...markdownIn("docs/decisions")];
const all = ["README.md", "CHANGELOG.md", ...house, ...markdownIn("docs")];

describe("GLOSSARY.md", () => {
  const rows = read("GLOSSARY.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| term ") && !line.startsWith("| ---"))
    .map((line) =>
      line
        .slice(1, -1)
        .split(" | ")
        .map((cell) => cell.trim()),
    );
  const terms = rows.map(([term = ""]) => term.toLowerCase());

  it("has a sentence, a source, a Finnish and a Swedish word for each of some 60 terms", () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.filter((cells) => cells.length !== 5 || cells.includes(""))).toEqual([]);
    expect(rows.filter(([, meaning = ""]) => !/^[A-Z].*\.$/.test(meaning))).toEqual([]);
  });

  it("has every term once, in the order of the alphabet", () => {
    expect(terms).toEqual([...new Set(terms)].toSorted());
  });
});

describe("README.md", () => {
  it("has every command of the program in its table", () => {
    const program = programFor(keptTerminal(), () => undefined);
    const rows = read("README.md")
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .join("\n");
    const own = commandsOf(program).map(nameOf);
    // A command of a group stands in the row of the group's first one.
    const missing = own.filter(
      (name) => !rows.includes(`\`${name}`) && !rows.includes(`\`${name.split(" ").at(-1)}\``),
    );
    expect(missing).toEqual([]);
    expect(own.length).toBeGreaterThan(25);
  });
});

describe("docs/README.md", () => {
  it("leads to every page", () => {
    const pages = markdownIn("docs").filter((path) => path !== "docs/README.md");
    expect(pages.filter((path) => !linked("docs/README.md").includes(path))).toEqual([]);
  });
});

const number = (path: string): number => Number(/\/(\d{4})-/.exec(path)![1]);

describe("docs/decisions", () => {
  it("are numbered from 1 without a gap, in their names and titles", () => {
    expect(decisions.map(number)).toEqual(Array.from(decisions, (_, at) => at + 1));
    expect(decisions.map((path) => Number(/^# (\d+) /.exec(read(path))?.[1]))).toEqual(decisions.map(number));
  });

  it("say what the situation was, what was decided, what follows and what was measured", () => {
    const headings = decisions.map((path) => [...read(path).matchAll(/^## (.+)$/gm)].map(([, title]) => title));
    expect(new Set(headings.flat())).toEqual(new Set(["Context", "Decision", "Consequences", "Measured"]));
    expect(headings.filter((titles) => titles.length !== 4)).toEqual([]);
  });

  it("are in the list, each by its title", () => {
    const list = read("docs/decisions/README.md");
    const entry = (path: string): string =>
      `[${/^# \d+ (.+)$/m.exec(read(path))![1]}](${path.slice("docs/decisions/".length)})`;
    expect(decisions.filter((path) => !list.includes(entry(path)))).toEqual([]);
  });
});

describe("pages for whoever comes next", () => {
  it.each(house)("%s links to files that are there", (path) => {
    expect(linked(path).filter((target) => !existsSync(join(packageRoot, target)))).toEqual([]);
  });

  it.each(all)("%s has no line longer than 120, but tables, code, pictures and addresses", (path) => {
    const free = /^\||^!\[|https?:\S+$/;
    expect(
      read(path)
        .replaceAll(/^ *```[^]*?^ *```$/gm, "")
        .split("\n")
        .filter((line) => line.length > 120 && !free.test(line)),
    ).toEqual([]);
  });

  it("say what npm run check does", () => {
    const rows = [...read("CONTRIBUTING.md").matchAll(/^\| `npm (?:run )?([\w-]+)`/gm)].map(([, name = ""]) => name);
    const five = rows.slice(rows.indexOf("check") + 1).slice(0, 5);
    expect(scripts["check"]!.split(" && ").map((step) => step.split(" ").at(-1))).toEqual(five);
    expect(rows.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe("the package", () => {
  const left = files.flatMap((name) => (name.startsWith("!") ? [name.slice(1)] : []));
  const isPacked = (path: string): boolean => isNamed(path, files) && !isNamed(path, left);

  /** What a page may link to that only a checkout has: work on the program, and what is run there. */
  const checkout = [...left, "CONTRIBUTING.md", "bench", "notebooks"];

  it.each(all.filter(isPacked))("%s links to what is packed with it", (path) => {
    expect(linked(path).filter((target) => !isPacked(target) && !isNamed(target, checkout))).toEqual([]);
  });

  it("leaves out what is about the checkout", () => {
    expect(["docs/tutorial.md", "docs/architecture.md", "CONTRIBUTING.md"].map(isPacked)).toEqual([true, false, false]);
  });
});
