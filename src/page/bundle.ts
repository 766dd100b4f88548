import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { canonicalJson, fingerprint } from "../lib/canonical.ts";
import { readText } from "../lib/files.ts";
import { PAGE_BUILDERS, lockedPackages } from "../lib/locked.ts";
import { packageRoot } from "../lib/package-root.ts";
import { programTexts } from "../lib/program-text.ts";
import { naming } from "../lib/system-error.ts";

/** The part of every page that does not depend on its numbers: the program, the stylesheet, and the text of the one <style> that Plot puts into every chart. */
export interface PageBundle {
  readonly script: string;
  readonly style: string;
  readonly plotStyle: string;
}

const bundleSchema = z.object({ script: z.string(), style: z.string(), plotStyle: z.string() }).readonly();

/** Where the build of the package leaves it: an installed package does not have the sources and builders. */
const built = join(packageRoot, "dist", "page", "bundle.json");

/** The folders that the browser's program is bundled from. */
const BUNDLED = ["page", "words", "model", "lib", "statistics"] as const;

const STYLES = ["page.css", "figures.css"] as const;

const source = (...parts: readonly string[]): string => join(packageRoot, "src", ...parts);

const nameOf = (): string =>
  fingerprint({
    texts: BUNDLED.map((folder) => programTexts(source(folder))),
    built_by: lockedPackages(PAGE_BUILDERS),
  });

/** The files that contribute to the bundle. */
const takenOf = (inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>): readonly string[] =>
  Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));

/** The licences of the bundled packages, which must accompany them. */
async function licencesOf(inputs: readonly string[]): Promise<string> {
  const packages = new Set(
    inputs.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(1, 2) ?? []),
  );
  const notices = new Map<string, readonly string[]>();
  for (const name of [...packages].toSorted()) {
    const folder = join(packageRoot, "node_modules", name);
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"]
      .map((of) => join(folder, of))
      .find((path) => existsSync(path));
    const text = file === undefined ? "ISC" : (await readText(file)).trim().replaceAll("*/", "* /");
    notices.set(text, [...(notices.get(text) ?? []), name]);
  }
  return [...notices].map(([text, names]) => `${names.join(", ")}:\n${text}`).join("\n\n");
}

async function bundleScript(): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: packageRoot,
    entryPoints: [source("page", "client", "page-main.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    tsconfigRaw: "{}",
    write: false,
  });
  const licences = await licencesOf(Object.values(metafile.outputs).flatMap(({ inputs }) => takenOf(inputs)));
  return `/* ${licences} */\n${(outputFiles[0]?.text ?? "").trim()}`;
}

async function bundleStyle(): Promise<string> {
  const { transform } = await import("esbuild");
  const files = STYLES.map((name) => source("page", name)).filter((file) => existsSync(file));
  const texts = await Promise.all(files.map(readText));
  const { code } = await transform(texts.join("\n"), {
    loader: "css",
    minify: true,
    charset: "utf8",
    target: "es2022",
  });
  return code.trim();
}

/**
 * The <style> that Plot puts into every chart, from a chart of Plot's own: the page's policy has to name its hash, else no chart is styled.
 *
 * @example await plotStyleOf() // ":where(.plot-d6a7b5) {\n  --plot-background: white; …"
 */
export async function plotStyleOf(): Promise<string> {
  const { JSDOM } = await import("jsdom");
  const { plot } = await import("@observablehq/plot");
  const { document } = new JSDOM("").window;
  return plot({ document, marks: [] }).querySelector("style")?.textContent ?? "";
}

const build = async (): Promise<PageBundle> => ({
  script: await bundleScript(),
  style: await bundleStyle(),
  plotStyle: await plotStyleOf(),
});

async function keep(file: string, bundle: PageBundle): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await naming(draft, () => writeFile(draft, `${canonicalJson(bundle)}\n`));
  await rename(draft, file);
}

const read = async (file: string): Promise<PageBundle> => bundleSchema.parse(JSON.parse(await readFile(file, "utf8")));

/** Builds on first use, and keeps it for the next process where that is allowed. */
async function bundleHere(): Promise<PageBundle> {
  const cached = join(packageRoot, "node_modules", ".cache", "tilannekuva", `${nameOf()}.json`);
  const known = await read(cached).catch(() => null);
  if (known !== null) return known;
  const made = await build();
  await keep(cached, made).catch(() => undefined);
  return made;
}

let bundle: Promise<PageBundle> | undefined;

/**
 * The part of every page that does not depend on its numbers: in a checkout built on first use, in an installed package as its build left it.
 *
 * @throws Error when an installed package lacks what its build wrote
 * @example const { script, style } = await pageBundle();
 */
export function pageBundle(): Promise<PageBundle> {
  bundle ??= import.meta.url.endsWith(".ts") ? bundleHere() : read(built);
  return bundle;
}

/**
 * A step of the build: leaves the bundle where the installed package looks for it.
 *
 * @example await keepBundle() // dist/page/bundle.json
 */
export const keepBundle = async (file: string = built): Promise<void> => keep(file, await build());
