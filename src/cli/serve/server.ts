import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { OUTER, OUTER_POLICY } from "./outer.ts";
import { fileIn, typeOf } from "./served.ts";
import type { Shown } from "./served.ts";

/** The only address that the server listens on: the machine's own. */
export const LOOPBACK = "127.0.0.1";

/** The snapshot to show now. */
export type ShownNow = () => Promise<Shown | null>;

const ALWAYS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A text, or a file to be read. */
  readonly text?: string;
  readonly file?: string;
}

const said = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { "Content-Type": "text/plain; charset=utf-8", ...headers },
  text: `${text}\n`,
});

const NOWHERE = said(404, "No such file in the snapshot.");

/** Answers a path. Snapshots that were shown before remain available to readers who still have their page open. */
async function answerTo(path: string, now: ShownNow, seen: Map<string, Shown>): Promise<Answer> {
  const shown = await now();
  if (shown !== null) seen.set(shown.id, shown);
  if (path === "/")
    return {
      status: 200,
      headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": OUTER_POLICY },
      text: OUTER,
    };
  if (path === "/current.json") {
    const body = JSON.stringify({ snapshot: shown?.id ?? null });
    return shown === null ? said(404, "Nothing is published yet.") : said(200, body, { "Content-Type": typeOf(path) });
  }
  const [, id = "", ...rest] = path.split("/");
  const of = seen.get(id);
  const file = of === undefined ? null : await fileIn(of, rest.join("/"));
  if (file === null) return NOWHERE;
  const { size } = await stat(file);
  return {
    status: 200,
    headers: {
      "Content-Type": typeOf(file),
      "Content-Length": String(size),
      "Content-Security-Policy": "frame-ancestors 'self'",
    },
    file,
  };
}

/** Another site may point its own name here (DNS rebinding), so only requests addressed to this machine are answered. */
const isHere = (host: string | undefined, port: number): boolean =>
  host === `${LOOPBACK}:${port}` || host === `localhost:${port}`;

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
};

async function send(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, { ...ALWAYS, ...answer.headers });
  if (request.method === "HEAD" || answer.file === undefined) {
    response.end(request.method === "HEAD" ? undefined : answer.text);
    return;
  }
  await pipeline(createReadStream(answer.file), response);
}

const refusal = ({ method, headers }: IncomingMessage, port: number): Answer | null => {
  if (!isHere(headers.host, port)) return said(421, "This server only answers requests addressed to this machine.");
  return method === "GET" || method === "HEAD" ? null : said(405, "This server is read-only.", { Allow: "GET, HEAD" });
};

/**
 * A server of a snapshot's files for this machine. It answers GET and HEAD requests for the files that the snapshot's manifest lists.
 *
 * @param now called at each request, so that a newer snapshot is shown as soon as it exists
 * @example const server = serverOf(() => readCurrent("output")); server.listen(0, LOOPBACK);
 */
export function serverOf(now: ShownNow): Server {
  const seen = new Map<string, Shown>();
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split(/[?#]/)[0] ?? "/";
    const answering = async (): Promise<Answer> =>
      refusal(request, portOf(server)) ?? (await answerTo(path, now, seen));
    // The file or the reader may be gone by now; then no answer can be given.
    answering()
      .then((answer) => send(answer, request, response))
      .catch(() => response.destroy());
  });
  return server;
}
