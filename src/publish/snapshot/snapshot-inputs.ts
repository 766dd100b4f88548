import { join } from "node:path";
import { z } from "zod";
import { readText, sha256OfFile } from "../../lib/files.ts";
import { writePieces } from "../formats/write-pieces.ts";
import { inputSchema } from "./manifest-parts.ts";
import type { Input, Manifest } from "./snapshot-manifest.ts";

/** The file's name in a snapshot. */
export const INPUTS = "inputs.json";

const schema = z.array(inputSchema).readonly();

function* pieces(inputs: readonly Input[]): Generator<string> {
  let separator = "[\n";
  for (const input of inputs) {
    yield separator + JSON.stringify(input);
    separator = ",\n";
  }
  yield inputs.length === 0 ? "[]\n" : "\n]\n";
}

/** Writes the inputs into a snapshot's folder, one per line; returns their entry in the manifest. */
export async function writeInputs(inputs: readonly Input[], folder: string): Promise<Manifest["inputs"]> {
  const path = join(folder, INPUTS);
  await writePieces(path, pieces(inputs));
  return { file: INPUTS, files: inputs.length, sha256: await sha256OfFile(path) };
}

const isOwnFile = (inputs: Manifest["inputs"]): inputs is Exclude<Manifest["inputs"], readonly Input[]> =>
  !Array.isArray(inputs);

/**
 * The input files of a snapshot's numbers; in older snapshots, without inputs.json, those in the manifest.
 *
 * @throws SyntaxError, ZodError or an error of the file system when there is no such file
 * @example const inputs = await readInputs("output/current", manifest);
 */
export async function readInputs(folder: string, { inputs }: Pick<Manifest, "inputs">): Promise<readonly Input[]> {
  return isOwnFile(inputs) ? schema.parse(JSON.parse(await readText(join(folder, INPUTS)))) : inputs;
}

/** The faults of the inputs compared with the manifest. */
export async function inputProblems(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const found = await readInputs(folder, manifest);
  const { inputs } = manifest;
  if (!isOwnFile(inputs)) return [];
  const same = inputs.files === found.length && inputs.sha256 === (await sha256OfFile(join(folder, INPUTS)));
  return same ? [] : [`${INPUTS}: not what manifest.json says of it`];
}
