import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { isInside } from "../lib/inside.ts";
import { packageRoot } from "../lib/package-root.ts";
import { readYaml } from "../lib/yaml-file.ts";
import { diagnose } from "./configuration-issue.ts";
import { configurationKeys, configurationSchema } from "./configuration-schema.ts";
import type { ConfigurationFile } from "./configuration-schema.ts";

/** The configuration as commands use it: every default filled in, every path absolute. */
export interface Configuration extends Omit<ConfigurationFile, "paths"> {
  /** The file that was read; null where there is none and the defaults apply. */
  readonly file: string | null;
  readonly paths: {
    readonly inbox: string;
    readonly store: string;
    readonly output: string;
    readonly log: string;
    /** Null: the code tables of the package. */
    readonly codes: string | null;
    /** Null: the six largest cities. */
    readonly areas: string | null;
    readonly errata: string;
    /** Null: the official series of the package. */
    readonly official: string | null;
  };
}

const fault = (message: string | readonly string[], advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

const SPOKEN = { what: "configuration file", option: "--config", page: "docs/configuration.md" };

function checked(content: unknown, file: string): ConfigurationFile {
  const result = configurationSchema.safeParse(content);
  if (result.success) return result.data;
  const { facts, advice } = diagnose(result.error.issues, configurationKeys());
  throw fault(
    facts.map((fact) => `${file}: ${fact}`),
    advice,
  );
}

const apart = [
  ["output", "store"],
  ["store", "output"],
  ["output", "inbox"],
  ["inbox", "output"],
  ["inbox", "store"],
  ["store", "inbox"],
  ["log", "output"],
  ["log", "inbox"],
] as const;

/** Refuses an inbox, a store or an output inside another of the three, and a log inside the inbox or the output. */
function refuseMixing(paths: Configuration["paths"], source: string): void {
  const mixed = apart.find(([inner, outer]) => isInside(paths[inner], paths[outer]));
  if (mixed === undefined) return;
  const [inner, outer] = mixed;
  throw fault(
    `${source}: paths.${inner} lies in paths.${outer}: ${paths[inner]}`,
    "Deliveries, store and published files must be kept apart: give them folders of which none holds another.",
  );
}

function resolved(folder: string, { paths }: ConfigurationFile): Configuration["paths"] {
  const at = (path: string): string => resolve(folder, path);
  const [store, output] = [at(paths.store), at(paths.output)];
  return {
    inbox: at(paths.inbox),
    store,
    output,
    log: paths.log === null ? join(store, "logs", "tilannekuva.jsonl") : at(paths.log),
    codes: paths.codes === null ? null : at(paths.codes),
    areas: paths.areas === null ? null : at(paths.areas),
    errata: paths.errata === null ? join(output, "errata.csv") : at(paths.errata),
    official: paths.official === null ? null : at(paths.official),
  };
}

function resolvedSigning(folder: string, { signing }: ConfigurationFile): Configuration["signing"] {
  const at = (path: string | null): string | null => (path === null ? null : resolve(folder, path));
  return { key: at(signing.key), trusted: at(signing.trusted) };
}

/** Refuses a private key in the output, where every file may be published. */
function refusePublicKey({ key }: Configuration["signing"], { output }: Configuration["paths"], source: string): void {
  if (key === null || !isInside(key, output)) return;
  throw fault(
    `${source}: signing.key lies in paths.output: ${key}`,
    "Move the private key elsewhere. If the output was copied meanwhile, revoke it with `tilannekuva keys revoke`.",
  );
}

function fileToRead(folder: string, given: string | undefined): string | null {
  if (given !== undefined) return resolve(folder, given);
  const usual = join(folder, "tilannekuva.yaml");
  return existsSync(usual) ? usual : null;
}

/**
 * Reads the configuration: `--config FILE` when given, else `tilannekuva.yaml` in the working folder, else the defaults. Relative paths
 * are relative to the file, without a file to the working folder.
 *
 * @param folder The working folder, absolute.
 * @param given The path after `--config`, relative to the working folder.
 * @throws TilannekuvaError with exit code 2 that names the file and the keys.
 * @example const { paths, ingest } = await loadConfiguration(process.cwd(), options.config);
 */
export async function loadConfiguration(folder: string, given?: string): Promise<Configuration> {
  const file = fileToRead(folder, given);
  const source = file ?? "the configuration";
  const content = checked(file === null ? {} : ((await readYaml(file, SPOKEN)) ?? {}), source);
  const base = file === null ? folder : dirname(file);
  const paths = resolved(base, content);
  refuseMixing(paths, source);
  const signing = resolvedSigning(base, content);
  refusePublicKey(signing, paths, source);
  return { ...content, file, paths, signing };
}

/** The folder of the code tables: the configured one, else that of the package. */
export const codesFolder = ({ paths }: Configuration): string => paths.codes ?? join(packageRoot, "pipelines", "codes");
