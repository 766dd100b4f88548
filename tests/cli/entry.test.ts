import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const entry = join(packageRoot, "bin", "tilannekuva.cjs");

interface Said {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the command says on a Node that gives itself out for another version. */
async function onNode(version: string): Promise<Said> {
  await using folder = await temporaryFolder();
  const before = join(folder.path, "before.cjs");
  const versions = { ...process.versions, node: version };
  await writeFile(before, `Object.defineProperty(process, "versions", { value: ${JSON.stringify(versions)} });`);
  return await new Promise((resolve) => {
    execFile(process.execPath, ["--require", before, entry, "--version"], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

/** The version that the command says, while it keeps what is compiled in a folder. */
const keepingIn = (folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: folder };
    execFile(process.execPath, [entry, "--version"], { env }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });

describe("the command from a checkout", () => {
  it("keeps what Node compiled for the next start", async () => {
    await using folder = await temporaryFolder();
    const kept = join(folder.path, "compiled");
    const version = await keepingIn(kept);
    const files = readdirSync(kept, { recursive: true });
    expect(files.length).toBeGreaterThan(100);
    expect(await keepingIn(kept)).toBe(version);
    expect(readdirSync(kept, { recursive: true })).toEqual(files);
  });

  it("begins all the same where nothing can be kept", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "file");
    await writeFile(file, "");
    expect(await keepingIn(join(file, "compiled"))).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("the command on a Node", () => {
  it.each(["12.22.12", "18.20.8", "20.19.5", "22.17.9", "22.9.0"])(
    "%s says which it needs, and nothing else",
    async (version) => {
      const { code, stdout, stderr } = await onNode(version);
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr.split("\n")).toEqual([
        `error: Node ${version} is too old: Node 22.18 or newer is needed`,
        expect.stringContaining("Install it"),
        "",
      ]);
    },
  );

  it.each(["22.18.0", "22.20.1", "24.0.0", "100.1.0"])("%s begins", async (version) => {
    expect(await onNode(version)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
