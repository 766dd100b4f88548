import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { readYaml } from "../../lib/yaml-file.ts";
import { FIELDS, shocksSchema } from "./shock-schema.ts";
import type { Shock } from "./shock-schema.ts";

const PAGE = "docs/synthetic-country.md";
const SPOKEN = { what: "list of shocks", option: "--shocks", page: PAGE };

/** A problem at one place of the list, as zod reports it. */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function kindOf(content: unknown, index: number): string | undefined {
  const entry: unknown = Array.isArray(content) ? content[index] : undefined;
  if (typeof entry !== "object" || entry === null || !("kind" in entry)) return undefined;
  return String(entry.kind);
}

function unknownName(name: string, what: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const advice = near === null ? `known here: ${known.join(", ")}` : `did you mean ${near}?`;
  return `${name}: unknown ${what}; ${advice}`;
}

function factsOf({ code, path, message, keys = [] }: Issue, content: unknown): readonly string[] {
  const [index, ...inner] = path;
  if (typeof index !== "number") return ["the file is not a list: begin each shock with a dash and its kind"];
  const kind = kindOf(content, index);
  const fields = FIELDS.get(kind ?? "");
  if (fields === undefined) {
    const known = [...FIELDS.keys()];
    const fact = kind === undefined ? `kind is missing; known: ${known.join(", ")}` : unknownName(kind, "kind", known);
    return [`shock ${index + 1}: ${fact}`];
  }
  const place = `shock ${index + 1} (${kind})`;
  if (code === "unrecognized_keys") return keys.map((key) => `${place}: ${unknownName(key, "field", fields)}`);
  return [`${place}: ${inner.join(".")}: ${message}`];
}

/**
 * The shocks that a YAML file lists, each with its defaults filled in; none when the file is empty.
 *
 * @throws TilannekuvaError (usage) that names the file, the shock by its number in the list, and the field.
 * @example await readShocks("shocks.yaml") // [{ kind: "late_payers", month: "2026-09", share: 0.08 }]
 */
export async function readShocks(file: string): Promise<readonly Shock[]> {
  const content = (await readYaml(file, SPOKEN)) ?? [];
  const { success, data, error } = shocksSchema.safeParse(content);
  if (success) return data;
  const facts = error.issues.flatMap((issue) => factsOf(issue, content));
  throw new TilannekuvaError(
    facts.map((fact) => `${file}: ${fact}`),
    {
      exitCode: EXIT.usage,
      advice: `Correct the list; ${PAGE} has every kind with its fields.`,
    },
  );
}
