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

/** Remarks on a section that do not fit into its table. */
const REMARKS: Readonly<Record<string, string>> = {
  history: `With \`months\`, older months are no longer released. Such a month keeps its last published values with the status
[not released](snapshot.md#release_statusparquet), whatever is reported later, and does not become final for that reason. In production leave it
out, or set it to 14 or more: 13 deliveries cover a month, and one more closes it. A month is final when three deliveries at which it was released
left it unchanged. Wages still change at the fourth delivery, so below 7 months no wages ever become final. A back-test needs a month that is
released three deliveries later. With 6 months there is no back-test of months that are three or more deliveries old, and these have no value.`,
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

The configuration is one YAML file: \`tilannekuva.yaml\` in the working folder, or the file named with \`--config FILE\`. Every key is optional;
without a file the defaults apply. Relative paths are relative to the file (without a file, to the working folder). An unknown key is refused, with a suggestion for the key that was
probably meant. \`store\`, \`inbox\` and \`log\` hold or may hold person-level data and belong inside the secure environment; \`output\` may leave
it. Inbox, store and output may therefore not be inside one another, nor the log inside the inbox or the output.

This page is generated from the schema in \`src/configuration/configuration-schema.ts\`; a test checks that they agree.`;

/** docs/configuration.md, generated from the schema: every key with its default and meaning, and a file with all of them. */
export function configurationReference(): string {
  const schema = z.toJSONSchema(configurationSchema, { io: "input" });
  const example = ["```yaml", stringify(configurationSchema.parse({})).trim(), "```"].join("\n");
  return [introduction, ...entries(schema).map(section), "## Every key with its default", example].join("\n\n");
}
