import { isAbsolute, join } from "node:path";

/** The folder that paths on the command line are relative to: npm scripts start elsewhere and leave the caller's folder in INIT_CWD. */
export const callerFolder = (): string =>
  process.env["npm_lifecycle_event"] === undefined ? process.cwd() : (process.env["INIT_CWD"] ?? process.cwd());

/** A path as the caller meant it, absolute. */
export const callerPath = (path: string): string => (isAbsolute(path) ? path : join(callerFolder(), path));
