import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

/** The cube in a file of a snapshot. */
export const cubeIn = (file: string) => JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));

/** Writes another cube in its place. */
export const putCube = (file: string, cube: unknown): void => writeFileSync(file, gzipSync(JSON.stringify(cube)));
