import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";

describe("packageRoot", () => {
  it("is the folder of this package, with what a run reads from it", () => {
    expect(isAbsolute(packageRoot)).toBe(true);
    expect(JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"))).toMatchObject({ name: "tilannekuva" });
    for (const part of [join("sql", "macros"), join("pipelines", "codes")])
      expect(existsSync(join(packageRoot, part))).toBe(true);
  });
});
