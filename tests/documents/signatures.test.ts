import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { configurationSchema } from "../../src/configuration/configuration-schema.ts";
import { trustedKeysSchema } from "../../src/signatures/trusted-keys-schema.ts";

const page = await readFile(join(packageRoot, "docs", "signatures.md"), "utf8");
const examples: readonly unknown[] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => parse(text));

it("docs/signatures.md has an example of the configuration and of the trusted keys, which are accepted", () => {
  const [configuration, trusted] = examples;
  expect(configurationSchema.parse(configuration).signing.key).toBe("/etc/tilannekuva/signing-key.pem");
  const { keys } = trustedKeysSchema.parse(trusted);
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0]!).filter((field) => !page.includes(`| \`${field}\``))).toEqual([]);
});

it("docs/signatures.md has one key in all its examples", () => {
  const { keys } = trustedKeysSchema.parse(examples[1]);
  const ids = [...page.matchAll(/keys (?:rotate|revoke) ([0-9a-f]+)/g)].map(([, id]) => id);
  expect(new Set(ids)).toEqual(new Set([keys[0]!.id]));
});
