import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT, TilannekuvaError } from "../../src/lib/errors.ts";
import { loggerOn, openLog } from "../../src/lib/log.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "log-"));
});
afterEach(() => rm(folder, { recursive: true }));

const secret = "A1b2C3d4";

/** What a logger writes, line by line. */
function written(log: (logger: ReturnType<typeof loggerOn>) => void): readonly string[] {
  const lines: string[] = [];
  log(loggerOn({ write: (line) => void lines.push(line) }));
  return lines;
}

describe("the log file", () => {
  it("has each line before the call returns, keeps what was there, and is its owner's only", async () => {
    const path = join(folder, "logs", "night.jsonl");
    const first = openLog(path);
    first.logger.info({ room: "stage", seconds: 1.5 }, "room done");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({
      level: "info",
      room: "stage",
      seconds: 1.5,
      msg: "room done",
    });
    first.close();
    const second = openLog(path);
    second.logger.info("another night");
    second.close();
    expect((await readFile(path, "utf8")).trim().split("\n")).toHaveLength(2);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "logs"))).mode & 0o777).toBe(0o700);
  });

  it("that others could read is closed to them", async () => {
    const path = join(folder, "night.jsonl");
    await writeFile(path, "", { mode: 0o644 });
    openLog(path).close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

describe("what the log never says", () => {
  it.each([
    ["at the top", { person_id: secret, shnro: secret, hid_e: secret, values: [secret] }],
    ["one level down", { person: { person_id: secret, CUSTOMER_ID_s: secret }, payer: { payer_id: secret } }],
    ["two levels down", { refused: { first: { row: { a: secret }, value: secret } } }],
    ["in a list", { rows: [{ person_id: secret }, { id: secret }] }],
  ])("is an id or a value, %s", (_, content) => {
    const [line = ""] = written((logger) => logger.info(content, "a line"));
    expect(line).not.toContain(secret);
    expect(line).toContain("[redacted]");
  });

  it("is the message of an error that is not the project's own", () => {
    const foreign = new Error(`Conversion Error: could not convert ${secret}`);
    const own = new TilannekuvaError("the engine refused a statement", {
      exitCode: EXIT.bug,
      advice: "Run again.",
      cause: foreign,
    });
    const lines = written((logger) => {
      logger.error(foreign);
      logger.error({ err: foreign });
      logger.error({ err: own }, "run failed");
      logger.error({ err: secret }, "run failed");
    });
    expect(lines).toHaveLength(4);
    expect(lines.join("")).not.toContain(secret);
  });

  it("but the project's own errors say all they have, and others where they happened", () => {
    const own = new TilannekuvaError("a gate is shut", { exitCode: EXIT.gate, advice: "Look into status." });
    const [line = "", other = ""] = written((logger) => {
      logger.error({ err: own }, "run failed");
      logger.error(new TypeError("x is not a function"));
    });
    expect(JSON.parse(line)).toMatchObject({
      err: { message: "a gate is shut", advice: "Look into status.", exitCode: 4 },
    });
    expect(JSON.parse(other)).toMatchObject({ err: { name: "TypeError" }, msg: "an event without a text" });
    expect(other).toContain("log.test.ts");
  });
});
