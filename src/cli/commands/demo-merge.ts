import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { readBytes } from "../../lib/files.ts";
import type { DemoCity } from "../demo-city.ts";
import { shown } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { mergeCommand } from "./merge-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** The demonstration's packages, and the configuration of their merge. */
interface DemoMerge {
  readonly config: string;
  readonly output: string;
  readonly cities: readonly Pick<DemoCity, "package">[];
}

/**
 * A copy of a package in which one bit of the byte in the middle is changed.
 *
 * @returns The copy's path: `espoo-tampered.zip` beside `espoo.zip`.
 * @example await tamperedCopy("demo/cities/packages/espoo.zip");
 */
export async function tamperedCopy(file: string): Promise<string> {
  const bytes = Buffer.from(await readBytes(file));
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  const copy = file.replace(/\.zip$/, "-tampered.zip");
  await writeFile(copy, bytes);
  return copy;
}

/** A terminal whose progress says that it is the merge's. */
const ofMerge = (terminal: Terminal): Terminal => ({
  ...terminal,
  progress: (text) => terminal.progress(`merge: ${text} …`),
});

/** The packages' merge, which has to be refused. Returns why it was, in lines. */
async function refusal(packages: readonly string[], config: string, terminal: Terminal): Promise<readonly string[]> {
  try {
    await mergeCommand(packages, { config }, ofMerge(terminal));
  } catch (error) {
    if (error instanceof TilannekuvaError && error.exitCode === EXIT.input) return error.message.split("\n");
    throw error;
  }
  throw new Error("the merge took a package of which a byte was changed");
}

/**
 * Merges the cities' packages, verifies the merged snapshot, and tries to merge once more with one package tampered with.
 *
 * @example await mergeDemoCities({ config: "demo/cities/together/tilannekuva.yaml", output, cities }, terminal);
 */
export async function mergeDemoCities({ config, output, cities }: DemoMerge, terminal: Terminal): Promise<ExitCode> {
  const packages = cities.map((city) => shown(city.package));
  terminal.line("");
  const merged = await mergeCommand(packages, { config }, ofMerge(terminal));
  if (merged !== EXIT.done) return merged;
  const verified = await verifyCommand(join(output, "current"), { config }, terminal);
  if (verified !== EXIT.done) return verified;
  const [first, ...others] = packages;
  const tampered = shown(await tamperedCopy(cities[0]!.package));
  const why = await refusal([tampered, ...others], config, terminal);
  terminal.settle();
  for (const line of [
    "",
    `One byte of ${first} was changed, and the merge refused it:`,
    ...why.map((fact) => `  ${fact}`),
    "",
  ])
    terminal.line(line);
  for (const line of [shown(join(output, "current", "index.html")), `refused: ${tampered}`]) terminal.line(line);
  return EXIT.done;
}
