import { once } from "node:events";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOOPBACK, serverOf } from "../../../src/cli/serve/server.ts";
import type { Shown } from "../../../src/cli/serve/served.ts";
import { madeUpManifest } from "../../publish/snapshot/made-up-manifest.ts";

const FIRST = "2026-10-17T0000Z-000000000001";
const SECOND = "2026-10-18T0000Z-000000000002";

let base: string;
let server: Server;
let port: number;
let shown: Shown | null;

async function snapshot(id: string): Promise<Shown> {
  const folder = join(base, id);
  await mkdir(join(folder, "brief"), { recursive: true });
  const files = ["index.html", "brief/KU049.fi.html", "observations.csv.gz", "away.csv", "manifest.json", "gone.csv"];
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...madeUpManifest(), id, files }));
  await writeFile(join(folder, "index.html"), `<title>${id}</title>`);
  await writeFile(join(folder, "brief", "KU049.fi.html"), "brief");
  await writeFile(join(folder, "observations.csv.gz"), "gz");
  await writeFile(join(folder, "SHA256SUMS.sig"), "signature");
  await writeFile(join(folder, "secret.csv"), "not named by the manifest");
  await writeFile(join(base, "outside.csv"), "outside");
  await symlink(join(base, "outside.csv"), join(folder, "away.csv"));
  return { id, folder };
}

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "tilannekuva-serve-")));
  shown = await snapshot(FIRST);
  server = serverOf(async () => shown);
  server.listen(0, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});

afterAll(async () => {
  server.close();
  await rm(base, { recursive: true, force: true });
});

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Asks as no browser would: the path as it is written, any method, any host. */
async function ask(path: string, { method = "GET", host = `${LOOPBACK}:${port}` } = {}): Promise<Answered> {
  const asked = request({ host: LOOPBACK, port, path, method, headers: { host } });
  asked.end();
  const [response] = await once(asked, "response");
  const parts: string[] = [];
  for await (const part of response) parts.push(String(part));
  const type = String(response.headers["content-type"]);
  return { status: response.statusCode, type, headers: response.headers, text: parts.join("") };
}

describe("a snapshot on this machine", () => {
  it("is served file by file, each as what it is", async () => {
    expect(await ask(`/${FIRST}/index.html`)).toMatchObject({
      status: 200,
      type: "text/html; charset=utf-8",
      text: `<title>${FIRST}</title>`,
    });
    expect((await ask(`/${FIRST}/brief/KU049.fi.html`)).text).toBe("brief");
    expect((await ask(`/${FIRST}/observations.csv.gz`)).type).toBe("application/gzip");
    expect(await ask(`/${FIRST}/SHA256SUMS.sig`)).toMatchObject({
      status: 200,
      type: "application/octet-stream",
      text: "signature",
    });
  });

  it("is listened for on the loopback alone", () => {
    expect(server.address()).toMatchObject({ address: "127.0.0.1" });
  });

  it.each([
    [`/${FIRST}/secret.csv`],
    [`/${FIRST}/away.csv`],
    [`/${FIRST}/gone.csv`],
    [`/${FIRST}/../outside.csv`],
    [`/${FIRST}/brief/../secret.csv`],
    [`/${FIRST}/%2e%2e/outside.csv`],
    [`/${FIRST}/..%2foutside.csv`],
    [`/${FIRST}/%`],
    [`/${FIRST}/`],
    [`/${FIRST}`],
    [`/${SECOND}/index.html`],
    ["//index.html"],
    ["/etc/passwd"],
  ])("has nothing else: %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it("is for reading", async () => {
    const head = await ask(`/${FIRST}/index.html`, { method: "HEAD" });
    expect([head.status, head.text, head.headers["content-length"]]).toEqual([200, "", String(FIRST.length + 15)]);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const answer = await ask(`/${FIRST}/index.html`, { method });
      expect([method, answer.status, answer.headers["allow"]]).toEqual([method, 405, "GET, HEAD"]);
    }
  });

  it("answers nobody who was led here by another name", async () => {
    for (const host of ["example.org", `example.org:${port}`, LOOPBACK, `localhost.example.org:${port}`])
      expect((await ask("/", { host })).status).toBe(421);
    expect((await ask("/", { host: `localhost:${port}` })).status).toBe(200);
  });

  it("lies in a page that may ask this server alone, and lets nobody else show it", async () => {
    const outer = await ask("/");
    expect(outer.headers["content-security-policy"]).toContain("connect-src 'self'");
    expect(outer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(outer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    const page = await ask(`/${FIRST}/index.html`);
    expect(page.headers["content-security-policy"]).toBe("frame-ancestors 'self'");
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("turns to a newer one, and the one before stays for whoever has it open", async () => {
    expect(JSON.parse((await ask("/current.json")).text)).toEqual({ snapshot: FIRST });
    shown = await snapshot(SECOND);
    expect(JSON.parse((await ask("/current.json")).text)).toEqual({ snapshot: SECOND });
    expect((await ask(`/${SECOND}/index.html`)).text).toContain(SECOND);
    expect((await ask(`/${FIRST}/index.html`)).text).toContain(FIRST);
  });

  it("says where nothing is published yet", async () => {
    shown = null;
    expect(await ask("/current.json")).toMatchObject({ status: 404, text: "Nothing is published yet.\n" });
  });
});
