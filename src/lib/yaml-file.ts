import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import { EXIT, TilannekuvaError } from "./errors.ts";

/** How a YAML file is spoken of when something is wrong with it. */
export interface YamlFile {
  /** What it is, `configuration file`. */
  readonly what: string;
  /** The option that it was named by, `--config`. */
  readonly option: string;
  /** The page that shows how it is written, `docs/configuration.md`. */
  readonly page: string;
}

const fault = (message: string, advice: string, cause?: unknown): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice, cause });

async function textOf(file: string, { what, option }: YamlFile): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const advice = `Check the path after ${option} and your right to read it.`;
    throw fault(`${file}: the ${what} cannot be read`, advice, error);
  }
}

/**
 * What a YAML file holds, unchecked; null when it is empty.
 *
 * @throws TilannekuvaError (usage) that names the file and the line.
 * @example await readYaml("tilannekuva.yaml", { what: "configuration file", option: "--config", page: "docs/configuration.md" });
 */
export async function readYaml(file: string, spoken: YamlFile): Promise<unknown> {
  const document = parseDocument(await textOf(file, spoken));
  const [error] = document.errors;
  if (error === undefined) return document.toJS();
  const line = error.linePos?.[0].line ?? 1;
  throw fault(
    `${file}: line ${line} is not valid YAML (${error.code})`,
    `Correct the line; ${spoken.page} has an example.`,
  );
}
