import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tryMutants } from "../../../bench/mutation/campaign.ts";
import { FIRST } from "../../../bench/mutation/related.ts";
import { openRunner } from "../../../bench/mutation/runner.ts";
import { sqlMutants } from "../../../bench/mutation/sql-operators.ts";
import { typescriptMutants } from "../../../bench/mutation/typescript-operators.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { temporaryFolder } from "../../../src/lib/temporary.ts";

const SOURCE = "export const count = (n: number) => {\n  let at = 0;\n  while (at !== n) at += 1;\n  return at;\n};\n";
const TEST = `import { expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { count } from "./a.ts";
test("a", () => expect(count(3)).toBe(3));
test("b", () => expect(readFileSync(new URL("./b.sql", import.meta.url), "utf8")).not.toContain("<>"));
`;

test("a mutant is killed by a test that fails or never ends, and the next finds the file as it was", async () => {
  await using folder = await temporaryFolder();
  const checkout = join(folder.path, "checkout");
  await mkdir(checkout);
  await symlink(join(packageRoot, "node_modules"), join(checkout, "node_modules"));
  const statement = "select a = 1";
  const texts = { "a.ts": SOURCE, "b.sql": statement, "a.test.ts": TEST, "package.json": "{}" };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(checkout, name), text);
  const mutants = [...typescriptMutants("a.ts", SOURCE), ...sqlMutants("b.sql", statement)];
  const runner = openRunner(checkout);
  const ending = async (after: string, patience: number) => {
    const stopwatch = { secondsOf: () => Promise.resolve(1), patience: () => patience };
    const running = { stages: () => [["a.test.ts"]], allowance: FIRST, until: Infinity };
    const campaign = { ...running, stopwatch, report: () => null };
    const chosen = mutants.filter((mutant) => mutant.after === after);
    return (await tryMutants(chosen, [runner], campaign)).map(({ ending: { kind }, survived }) =>
      survived.length === 0 ? kind : `${kind}: ${survived.join()}`,
    );
  };
  try {
    expect(await ending("let at = 1;", 60)).toEqual(["passed: a.test.ts"]);
    expect(await ending("while (at === n) at += 1;", 60)).toEqual(["failed"]);
    expect(await ending("while (at !== n) at -= 1;", 2)).toEqual(["timeout"]);
    expect(await ending("select a <> 1", 60)).toEqual(["failed"]);
    expect(await ending("let at = 1;", 60)).toEqual(["passed: a.test.ts"]);
  } finally {
    runner.close();
  }
});
