import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(packageRoot, "package-lock.json"), "utf8"),
);

// The first entry, without a name, is the project itself.
const locked = Object.entries(lock.packages).filter(([place, { link }]) => place !== "" && link !== true);

it("every package that is installed is checked: it has a version and the hash of its content", () => {
  expect(locked.length).toBeGreaterThan(200);
  const unchecked = locked.filter(
    ([, { version, integrity }]) => version === undefined || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""),
  );
  expect(unchecked.map(([place]) => place)).toEqual([]);
});
