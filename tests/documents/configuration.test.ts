import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { configurationKeys, configurationSchema } from "../../src/configuration/configuration-schema.ts";
import { configurationReference } from "./configuration-reference.ts";

const page = join(packageRoot, "docs", "configuration.md");

describe("docs/configuration.md", () => {
  it("is what the schema says (vitest run tests/documents --update writes it again)", async () => {
    const written = await format(configurationReference(), { ...(await resolveConfig(page)), parser: "markdown" });
    await expect(written).toMatchFileSnapshot(page);
  });

  it("explains every key", async () => {
    const text = await readFile(page, "utf8");
    const explained = [...text.matchAll(/^\| `([a-z_]+)` +\| `[^|]+` +\| [A-Z][^|]{20,} +\|$/gm)].map(
      ([, name]) => name,
    );
    const keys = configurationKeys().filter((key) => key.includes("."));
    expect(explained).toEqual(keys.map((key) => key.slice(key.indexOf(".") + 1)));
  });

  it("has an example that is accepted and changes nothing", async () => {
    const [, example = ""] = /```yaml\n(.*?)```/s.exec(await readFile(page, "utf8")) ?? [];
    expect(configurationSchema.parse(parse(example))).toEqual(configurationSchema.parse({}));
  });
});
