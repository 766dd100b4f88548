import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { signedAgain } from "../../src/rebuild/sign-again.ts";
import { pemOf, vectors } from "../signatures/made-up-keys.ts";

const [ours, other] = [vectors[1]!, vectors[0]!];

it("a snapshot is signed again by its own key alone; otherwise a note says why not", async () => {
  await using folder = await temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  await writeFile(at("SHA256SUMS"), ours.message);
  await writeFile(at("SHA256SUMS.sig"), ours.signature);
  await writeFile(at("ours.pem"), pemOf(ours.privateKey), { mode: 0o600 });
  await writeFile(at("other.pem"), pemOf(other.privateKey), { mode: 0o600 });
  const again = (key: string | null) => signedAgain(folder.path, { key, trusted: null });

  const { sign, notes } = await again(at("ours.pem"));
  expect([Buffer.from(sign!(ours.message)).equals(ours.signature), notes]).toEqual([true, []]);
  expect(await again(at("other.pem"))).toEqual({
    notes: ["SHA256SUMS.sig: not compared, as the key of signing.key did not make it"],
  });
  expect(await again(null)).toEqual({ notes: ["SHA256SUMS.sig: not compared, as no signing.key is configured"] });
  await rm(at("SHA256SUMS.sig"));
  expect(await again(at("missing.pem"))).toEqual({ notes: [] });
});
