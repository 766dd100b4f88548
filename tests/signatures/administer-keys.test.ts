import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { createKey, revokeKey, rotateKey } from "../../src/signatures/administer-keys.ts";
import { readTrustedKeys } from "../../src/signatures/trusted-keys.ts";

const at = (time: string): Date => new Date(`2026-10-17T${time}Z`);

/** A folder with a key of ten o'clock, which is trusted. */
async function withKey() {
  const folder = await temporaryFolder();
  const path = (name: string): string => join(folder.path, name);
  const trusted = path("trusted-keys.yaml");
  const made = { out: path("one.pem"), name: "City of Espoo", trusted, now: at("10:00:00.789") };
  const { id } = await createKey(made);
  const periods = async () =>
    (await readTrustedKeys(trusted)).keys.map(({ valid_from, valid_until }) => [valid_from, valid_until]);
  return { id, path, trusted, made, periods, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe("a key", () => {
  it("that is created is valid from then on, in whole seconds", async () => {
    await using place = await withKey();
    expect(await place.periods()).toEqual([["2026-10-17T10:00:00Z", null]]);
    await createKey({ ...place.made, out: place.path("two.pem"), name: "Turku", now: at("11:00:00") });
    expect((await readTrustedKeys(place.trusted)).keys.map(({ name }) => name)).toEqual(["City of Espoo", "Turku"]);
  });

  it("that is rotated ends where the new one begins, under the same name", async () => {
    await using place = await withKey();
    const { trusted } = place;
    const entry = await rotateKey(place.id, { out: place.path("two.pem"), trusted, now: at("12:00:00") });
    expect(await place.periods()).toEqual([
      ["2026-10-17T10:00:00Z", "2026-10-17T12:00:00Z"],
      ["2026-10-17T12:00:00Z", null],
    ]);
    expect(entry.name).toBe("City of Espoo");
    const again = rotateKey(place.id, { out: place.path("three.pem"), trusted, now: at("13:00:00") });
    await expect(again).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("not valid now") as unknown,
    });
    expect(existsSync(place.path("three.pem"))).toBe(false);
  });

  it("that is revoked says when and why, and can be neither revoked again nor rotated", async () => {
    await using place = await withKey();
    const { trusted, id } = place;
    await revokeKey(id, { why: "lost: it was on a laptop", trusted, now: at("12:00:00") });
    const { keys } = await readTrustedKeys(trusted);
    expect(keys[0]!.revoked).toEqual({ at: "2026-10-17T12:00:00Z", why: "lost: it was on a laptop" });
    for (const change of [
      () => revokeKey(id, { why: "again", trusted, now: at("13:00:00") }),
      () => rotateKey(id, { out: place.path("two.pem"), trusted, now: at("13:00:00") }),
    ])
      await expect(change()).rejects.toMatchObject({ exitCode: 2 });
  });

  it("that is not there is named, with the file", async () => {
    await using place = await withKey();
    await expect(revokeKey("0".repeat(16), { ...place.made, why: "lost" })).rejects.toMatchObject({
      exitCode: 2,
      message: `${place.trusted}: there is no key ${"0".repeat(16)}`,
    });
  });

  it("is not made where the trusted keys cannot be read, nor do these change where it cannot be made", async () => {
    await using place = await withKey();
    const before = await readFile(place.trusted, "utf8");
    await expect(createKey(place.made)).rejects.toMatchObject({ exitCode: 2 });
    expect(await readFile(place.trusted, "utf8")).toBe(before);
    await writeFile(place.trusted, "keys: 1\n");
    await expect(createKey({ ...place.made, out: place.path("two.pem") })).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(place.path("two.pem"))).toBe(false);
  });
});
