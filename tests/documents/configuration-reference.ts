import { stringify } from "yaml";
import { z } from "zod";
import { configurationSchema } from "../../src/configuration/configuration-schema.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

const entries = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    typeof inner === "object" ? [[key, inner] as const] : [],
  );

const row = ([key, { description = "", default: value }]: readonly [string, JsonSchema]): string =>
  `| \`${key}\` | \`${JSON.stringify(value)}\` | ${description} |`;

/** What a section's keys come to, where a table has no room for it. */
const REMARKS: Readonly<Record<string, string>> = {
  history: `With \`months\` an older month is not released any more: it stands as it was, said to be [not released](snapshot.md#release_statusparquet),
whatever is reported of it later, and is never taken for settled for that alone. So in production leave it out, or set it to 14 or more: the 13
deliveries that tell of a month, and the one that closes it. A month is final when three deliveries at which it was released changed nothing of it;
wages still change at the fourth, so below 7 months nothing of wages is ever final. Back-tests need a month released three deliveries later: with 6
months there are none of months that are three or more deliveries old, and these have no value.`,
};

const section = ([name, schema]: readonly [string, JsonSchema]): string =>
  [`## ${name}`, schema.description ?? ""]
    .concat(
      entries(schema).length === 0
        ? `Default: \`${JSON.stringify(schema.default)}\`.`
        : ["| key | default | meaning |", "| --- | --- | --- |", ...entries(schema).map(row)].join("\n"),
    )
    .concat(REMARKS[name] ?? [])
    .join("\n\n");

const introduction = `# Configuration

One YAML file: \`tilannekuva.yaml\` in the working folder, or the file named with \`--config FILE\`. Every key is optional; without a file the
defaults hold. Relative paths are relative to the file (without a file, to the working folder). A key that is not listed here is refused, with
the key that was probably meant. \`store\`, \`inbox\` and \`log\` hold or may hold person-level data and belong inside the secure environment;
\`output\` is what may leave it, so neither may lie in the other.

This page is made from the schema in \`src/configuration/configuration-schema.ts\`; a test holds that they agree.`;

/** docs/configuration.md, made of the schema: every key with its default and what it means, and a file with all of them. */
export function configurationReference(): string {
  const schema = z.toJSONSchema(configurationSchema, { io: "input" });
  const example = ["```yaml", stringify(configurationSchema.parse({})).trim(), "```"].join("\n");
  return [introduction, ...entries(schema).map(section), "## Every key with its default", example].join("\n\n");
}
