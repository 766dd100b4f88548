import { describe, expect, it } from "vitest";
import { PAGE_BUILDERS, lockedPackages } from "../../src/lib/locked.ts";

describe("packages of the lock file", () => {
  const locked = lockedPackages(PAGE_BUILDERS);

  it("are those that are named and all that they need, on every system", () => {
    const needed = ["@observablehq/plot", "d3", "d3-scale", "internmap", "interval-tree-1d", "esbuild"];
    const ofSystems = ["@esbuild/linux-x64", "@esbuild/win32-x64"];
    expect([...needed, ...ofSystems].filter((name) => !locked[name]?.startsWith("sha512-"))).toEqual([]);
  });

  it("are nothing else", () => {
    expect(Object.keys(locked)).not.toContain("vitest");
    expect(Object.keys(locked)).toEqual(Object.keys(locked).toSorted());
  });

  it("must be there", () => {
    expect(() => lockedPackages(["no-such-package"])).toThrow("package-lock.json has no no-such-package");
  });
});
