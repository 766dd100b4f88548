import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isInside } from "../../src/lib/inside.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

it.each([
  ["store", true],
  ["store/a/b", true],
  ["elsewhere/../store/a", true],
  ["link/a", true],
  ["nowhere/a", true],
  ["stored", false],
  ["..", false],
  ["store/../a", false],
  ["loop/a", false],
])("%s lies in the store: %s", async (path, expected) => {
  await using place = await temporaryFolder();
  await mkdir(join(place.path, "store"));
  await mkdir(join(place.path, "elsewhere"));
  await symlink(join(place.path, "store"), join(place.path, "link"));
  // A link to what is not there yet.
  await symlink("store/later", join(place.path, "nowhere"));
  await symlink("loop", join(place.path, "loop"));
  expect(isInside(`${place.path}/${path}`, join(place.path, "store"))).toBe(expected);
});
