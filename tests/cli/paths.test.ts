import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { callerFolder, callerPath } from "../../src/cli/paths.ts";

describe("the caller's folder", () => {
  beforeEach(() => {
    vi.stubEnv("npm_lifecycle_event", undefined);
    vi.stubEnv("INIT_CWD", "/somewhere/else");
  });
  afterEach(() => void vi.unstubAllEnvs());

  it("is the working folder, whatever an outer npm has left", () => {
    expect(callerFolder()).toBe(process.cwd());
    expect(callerPath("demo")).toBe(join(process.cwd(), "demo"));
  });

  it("is where npm was called, in a script of npm", () => {
    vi.stubEnv("npm_lifecycle_event", "tilannekuva");
    expect(callerFolder()).toBe("/somewhere/else");
    expect(callerPath("out/x.parquet")).toBe("/somewhere/else/out/x.parquet");
    vi.stubEnv("INIT_CWD", undefined);
    expect(callerFolder()).toBe(process.cwd());
  });

  it("means nothing to a whole path", () => {
    expect(callerPath("/srv/x")).toBe("/srv/x");
  });
});
