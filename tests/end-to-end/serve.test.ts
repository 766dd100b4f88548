import { once } from "node:events";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCurrent } from "../../src/publish/snapshot/current.ts";
import { madeUpManifest } from "../publish/snapshot/made-up-manifest.ts";
import { startCommand } from "./command.ts";

const FIRST = "2026-10-17T0000Z-000000000001";
const SECOND = "2026-10-18T0000Z-000000000002";

let folder: string;

/** Publishes a snapshot that has a page and no number. */
async function publish(id: string): Promise<void> {
  const output = join(folder, "output");
  const manifest = madeUpManifest({ id, vintage: `${id.slice(0, 10)}T00:00`, files: ["index.html", "manifest.json"] });
  await mkdir(join(output, "snapshots", id), { recursive: true });
  await writeFile(join(output, "snapshots", id, "manifest.json"), JSON.stringify(manifest));
  await writeFile(join(output, "snapshots", id, "index.html"), `<title>${id}</title>`);
  await makeCurrent(output, manifest);
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-serving-")));
  await publish(FIRST);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a served page asks for every few seconds, and the page that it then shows. */
async function shownAt(address: string): Promise<readonly string[]> {
  const { snapshot } = await (await fetch(new URL("current.json", address))).json();
  return [String(snapshot), await (await fetch(new URL(`${snapshot}/index.html`, address))).text()];
}

it("serve shows the newest snapshot, switches to the next one, and ends when it is stopped", async () => {
  const child = startCommand(folder, "serve", "--port", "0");
  try {
    const [line] = await once(createInterface(child.stdout!), "line");
    const [, address = ""] = /^(http:\/\/127\.0\.0\.1:\d+\/) shows current/.exec(String(line)) ?? [];
    expect(await (await fetch(address)).text()).toContain("<iframe");
    expect(await shownAt(address)).toEqual([FIRST, `<title>${FIRST}</title>`]);
    await publish(SECOND);
    expect(await shownAt(address)).toEqual([SECOND, `<title>${SECOND}</title>`]);
    expect((await fetch(new URL(`${FIRST}/index.html`, address))).status).toBe(200);
    child.kill("SIGTERM");
    const [code] = await once(child, "close");
    expect(code).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
});
