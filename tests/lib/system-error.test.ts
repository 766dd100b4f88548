import { mkdir, open, readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT, TilannekuvaError, stopFailure } from "../../src/lib/errors.ts";
import {
  SystemFailure,
  ifAbsent,
  isAbsent,
  isMachineFault,
  isShortage,
  named,
  naming,
  spokenCode,
  describedFailure,
} from "../../src/lib/system-error.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";

const systemError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: person7391, open`), { code, errno: -1, syscall: "open", ...more });

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("an error as reported to a person", () => {
  it.each([
    ["ENOSPC", "the disk is full", "Make room"],
    ["EDQUOT", "disk quota", "Make room"],
    ["EROFS", "read-only", "Mount"],
    ["EACCES", "may not use it", "permission"],
    ["EPERM", "no permission for", "permission"],
    ["EMFILE", "too many files are open", "ulimit"],
    ["ENFILE", "too many files are open", "ulimit"],
    ["EIO", "the disk gave an error", "Check the disk"],
    ["ENOENT", "not there", "mounted"],
    ["ENAMETOOLONG", "too long", "shorter"],
    ["EISDIR", "a folder is where", "move it away"],
    ["ENOTDIR", "not a folder", "move it away"],
    ["ENOMEM", "no memory", "memory"],
  ])("%s: exit 74 with path, cause and what to do", (code, cause, advice) => {
    const told = describedFailure(systemError(code, { path: "/srv/store/key" }));
    expect(told).toMatchObject({ exitCode: 74 });
    expect(told?.message).toMatch(/^\/srv\/store\/key: /);
    expect(told?.message).toContain(cause);
    expect(told?.message).toContain(`(${code})`);
    expect(told?.message).not.toContain("person7391");
    expect(told?.advice).toContain(advice);
  });

  it("of a code that it has no words for says the code", () => {
    expect(describedFailure(systemError("EUNATCH", { path: "/a" }))).toMatchObject({
      exitCode: EXIT.system,
      message: "/a: the system refused (EUNATCH)",
    });
  });

  it("names of two paths the one that was to be written; one that is missing is the first", () => {
    const paths = { path: "/from", dest: "/to" };
    expect(describedFailure(systemError("ENOSPC", paths))?.message).toMatch(/^\/to: /);
    expect(describedFailure(systemError("ENOENT", paths))?.message).toMatch(/^\/from: /);
  });

  it("leaves the project's own errors as they are, and knows nothing of others", () => {
    const own = new TilannekuvaError("x", { exitCode: EXIT.gate });
    expect(describedFailure(own)).toBe(own);
    expect(describedFailure(new TypeError("x is not a function"))).toBeNull();
    expect(describedFailure(Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBeNull();
    expect(describedFailure("ENOSPC")).toBeNull();
  });

  it("is of a thread without memory the machine's too", () => {
    expect(describedFailure(Object.assign(new Error("x"), { code: "ERR_WORKER_OUT_OF_MEMORY" }))?.exitCode).toBe(74);
  });

  it("is the first failure's where closing failed after it", () => {
    const both = Object.assign(new Error("both"), {
      name: "SuppressedError",
      error: systemError("EIO", { syscall: "close" }),
      suppressed: systemError("ENOSPC", { path: "/a" }),
    });
    expect(describedFailure(both)?.message).toBe(`/a: ${spokenCode("ENOSPC")}`);
  });
});

describe("what may be concluded from an error", () => {
  it("only what is not there is absent", () => {
    for (const code of ["ENOENT", "ENOTDIR"]) expect(isAbsent(systemError(code))).toBe(true);
    for (const code of ["EACCES", "EIO", "EMFILE", "ESTALE", "ELOOP"]) expect(isAbsent(systemError(code))).toBe(false);
    expect(isAbsent(new SystemFailure("ENOENT", null))).toBe(true);
    expect(isAbsent(new Error("ENOENT"))).toBe(false);
  });

  it("the machine's faults and a stop are nobody's content", () => {
    for (const code of ["EACCES", "EIO", "EMFILE", "ENOSPC"]) expect(isMachineFault(systemError(code))).toBe(true);
    expect(isMachineFault(stopFailure())).toBe(true);
    expect(isMachineFault(new SystemFailure("EIO", "/a"))).toBe(true);
    expect(isMachineFault(systemError("ENOENT"))).toBe(false);
    expect(isMachineFault(new SyntaxError("x"))).toBe(false);
    expect(isMachineFault(new TilannekuvaError("x", { exitCode: EXIT.bug }))).toBe(false);
  });

  it("a shortage says nothing about the file", () => {
    expect(["EMFILE", "ENFILE", "ENOMEM"].every((code) => isShortage(systemError(code)))).toBe(true);
    expect(["EACCES", "EIO", "ENOENT"].some((code) => isShortage(systemError(code)))).toBe(false);
  });
});

describe("against a real file system", () => {
  it("an absent folder is empty, a file in its place is absent too, a folder that cannot be listed is an error", async () => {
    await using folder = await temporaryFolder();
    expect(await ifAbsent(readdir(join(folder.path, "none")), [])).toEqual([]);
    expect(await ifAbsent(stat(join(folder.path, "none", "a")), null)).toBeNull();
    const long = join(folder.path, "x".repeat(300));
    expect(describedFailure(await caught(ifAbsent(readdir(long), [])))).toMatchObject({ exitCode: 74 });
  });

  it("an open file's error names the file", async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, "a");
    await mkdir(path);
    // A folder can be opened, and not be read.
    const plain = await caught(readFile(path));
    expect(plain).not.toHaveProperty("path");
    expect(describedFailure(await caught(naming(path, () => readFile(path))))?.message).toBe(
      `${path}: ${spokenCode("EISDIR")}`,
    );
    await using handle = await open(path, "r");
    expect(describedFailure(named(await caught(handle.readFile()), path))?.message).toContain(path);
  });

  it("an error that says its path keeps it", async () => {
    const error = await caught(naming("/other", () => readFile("/no/such/file")));
    expect(describedFailure(error)?.message).toMatch(/^\/no\/such\/file: /);
  });
});
