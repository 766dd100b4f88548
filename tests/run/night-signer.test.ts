import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { configurationSchema } from "../../src/configuration/configuration-schema.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { nightSigner } from "../../src/run/night-signer.ts";
import { createKey } from "../../src/signatures/administer-keys.ts";

const now = new Date("2026-10-17T01:00:00Z");

it("a night signs with the configured key, where the trusted keys have it as valid", async () => {
  await using folder = await temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const signing = async (yaml: string, when = now) => {
    await writeFile(at("tilannekuva.yaml"), `signing: ${yaml}\n`);
    return nightSigner(await loadConfiguration(folder.path), when);
  };
  expect(configurationSchema.parse({}).signing).toEqual({ key: null, trusted: null });
  expect(await signing("{}")).toBeNull();
  expect(await signing("{ trusted: missing.yaml }")).toBeNull();
  const made = { name: "City of Espoo", trusted: at("trusted.yaml"), now };
  const { id } = await createKey({ ...made, out: at("key.pem") });
  await createKey({ ...made, trusted: null, out: at("other.pem") });
  expect((await signing("{ key: key.pem }"))?.id).toBe(id);
  expect((await signing("{ key: key.pem, trusted: trusted.yaml }"))?.id).toBe(id);

  const early = signing("{ key: key.pem, trusted: trusted.yaml }", new Date("2026-10-16T00:00:00Z"));
  await expect(early).rejects.toMatchObject({ exitCode: 2 });
  await expect(signing("{ key: other.pem, trusted: trusted.yaml }")).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining("is missing in") as unknown,
  });
  await expect(signing("{ key: trusted.yaml }")).rejects.toMatchObject({ exitCode: 2 });
});
