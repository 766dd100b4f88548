import { stringify } from "yaml";
import { z } from "zod";
import { configurationSchema } from "../../src/run/configuration-schema.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

const entries = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    typeof inner === "object" ? [[key, inner] as const] : [],
  );

const row = ([key, { description = "", default: value }]: readonly [string, JsonSchema]): string =>
  `| \`${key}\` | \`${JSON.stringify(value)}\` | ${description} |`;

const section = ([name, schema]: readonly [string, JsonSchema]): string =>
  [
    `## ${name}`,
    schema.description ?? "",
    ["| key | default | meaning |", "| --- | --- | --- |", ...entries(schema).map(row)].join("\n"),
  ].join("\n\n");

const introduction = `# Configuration

One YAML file: \`tilannekuva.yaml\` in the working folder, or the file named with \`--config FILE\`. Every key is optional; without a file the
defaults hold. Relative paths are relative to the file (without a file, to the working folder). A key that is not listed here is refused, with
the key that was probably meant. \`store\`, \`inbox\` and \`log\` hold or may hold person-level data and belong inside the secure environment;
\`output\` is what may leave it, so neither may lie in the other.

This page is made from the schema in \`src/run/configuration-schema.ts\`; a test holds that they agree.`;

/** docs/configuration.md, made of the schema: every key with its default and what it means, and a file with all of them. */
export function configurationReference(): string {
  const schema = z.toJSONSchema(configurationSchema, { io: "input" });
  const example = ["```yaml", stringify(configurationSchema.parse({})).trim(), "```"].join("\n");
  return [introduction, ...entries(schema).map(section), "## Every key with its default", example].join("\n\n");
}
