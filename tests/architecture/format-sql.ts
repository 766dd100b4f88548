import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import { allSql, layout } from "./sql-style.ts";

// `npm run lint` asks whether every file of SQL is laid out, `npm run format` (--write) lays it out.
const write = process.argv.includes("--write");
const files = await allSql();
const laidOut = await layout(files);
const others = files.filter(({ text }) => laidOut(text) !== text);
for (const { path, text } of others) {
  if (write) await writeFile(join(packageRoot, path), laidOut(text));
  console.log(write ? path : `not laid out: ${path}`);
}
if (others.length > 0 && !write) {
  console.log("npm run format lays them out.");
  process.exitCode = 1;
}
