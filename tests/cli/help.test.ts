import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { commandsOf, nameOf } from "../../src/cli/help.ts";
import { COMMAND_HELP, PROGRAM_HELP } from "../../src/cli/help-texts.ts";
import { programFor } from "../../src/cli/program.ts";
import { EXIT } from "../../src/lib/errors.ts";
import { keptTerminal } from "./made-up-terminal.ts";

/** The program, whose commands say their name instead of doing anything. */
function program(said: string[] = []): Command {
  const made = programFor(keptTerminal(), () => undefined);
  for (const command of [made, ...made.commands, ...commandsOf(made)]) {
    command.exitOverride();
    command.configureOutput({ writeOut: (text) => void said.push(text), writeErr: () => undefined });
  }
  for (const command of commandsOf(made)) command.action(() => void said.push(nameOf(command)));
  return made;
}

/** The words of a command line up to a pipe, as a shell takes them apart. */
const words = (line: string): readonly string[] =>
  [...(line.split(" | ")[0] ?? "").matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? "",
  );

const names = commandsOf(program()).map(nameOf);
const examples = Object.entries(COMMAND_HELP).flatMap(([name, help]) =>
  help.examples.map(([line]) => ({ name, line })),
);

/** What a command line says, once its options are taken: the command's name. */
async function taken(line: string): Promise<readonly string[]> {
  const [first, ...rest] = words(line);
  expect(first).toBe("tilannekuva");
  const said: string[] = [];
  await program(said).parseAsync([...rest], { from: "user" });
  return said;
}

async function helpOf(name: string): Promise<string> {
  const said: string[] = [];
  const made = program(said);
  await made.parseAsync([...name.split(" "), "--help"], { from: "user" }).catch(() => undefined);
  return said.join("");
}

describe("--help", () => {
  it("has examples for every command, and for no other", () => {
    expect(Object.keys(COMMAND_HELP).toSorted()).toEqual([...names].toSorted());
    expect(Object.values(COMMAND_HELP).every((help) => help.examples.length > 0)).toBe(true);
  });

  it.each(examples)("$line is taken as $name", async ({ name, line }) => {
    expect(await taken(line)).toEqual([name]);
  });

  it("has examples of the program that it takes too, and the last leads to a command's help", async () => {
    const lines = PROGRAM_HELP.examples.map(([line]) => line);
    for (const line of lines.slice(0, -1)) expect(names).toContain((await taken(line))[0]);
    await expect(taken(lines.at(-1)!)).rejects.toMatchObject({ code: "commander.helpDisplayed" });
  });

  it.each(names)("%s shows its examples, its exit codes with their meanings, and where more is said", async (name) => {
    const text = await helpOf(name);
    for (const part of COMMAND_HELP[name]!.examples.flat()) expect(text).toContain(part);
    for (const code of [0, 1, 2, 74]) expect(text).toMatch(new RegExp(`^ +${code} +\\S`, "m"));
    expect(text).toMatch(/^More: .*operations\.md$/m);
  });

  it("of the program explains every exit code", () => {
    const said: string[] = [];
    const made = program(said);
    made.outputHelp();
    for (const code of Object.values(EXIT)) expect(said.join("")).toMatch(new RegExp(`^ +${code} +\\S`, "m"));
  });

  it("shows defaults", async () => {
    expect(await helpOf("diff")).toMatch(/\(default:\s+"previous"\)[^]*\(default:\s+"current"\)/);
    expect(await helpOf("synth")).toContain('(default: "2024-09")');
    expect(await helpOf("demo")).toMatch(/--persons[^\n]*[^]*20000/);
  });

  it("of the demonstration names the one of cities that run alone", async () => {
    expect(await helpOf("demo")).toMatch(/^ +--cities +\S/m);
  });
});
