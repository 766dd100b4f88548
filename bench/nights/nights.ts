import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "../machine.ts";
import { measureNights } from "./measure.ts";
import type { Measured, Size } from "./measure.ts";
import { reportOf } from "./report.ts";
import { FULL_SIZE } from "./targets.ts";

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      persons: { type: "string", default: "20000,100000" },
      scale: { type: "string" },
      months: { type: "string", default: "24" },
      // An initial load of 21 months, and three monthly deliveries after it.
      "first-window": { type: "string", default: "21" },
      "memory-limit": { type: "string" },
      work: { type: "string", default: tmpdir() },
      out: { type: "string" },
    },
  }).values;

function personsOf({ persons, scale }: ReturnType<typeof parsed>): readonly number[] {
  const asked = scale === undefined ? persons.split(",").map(Number) : [Math.round(FULL_SIZE * Number(scale))];
  const wrong = asked.find((one) => !Number.isSafeInteger(one) || one < 1);
  if (wrong !== undefined) throw new Error(`${wrong}: --persons are whole numbers from 1, --scale a number above 0`);
  return asked.toSorted((one, other) => one - other);
}

async function measured(size: Size, work: string): Promise<Measured> {
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(join(work, "tilannekuva-nights-"));
  try {
    return await measureNights(size, folder, (text) => console.error(text));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Measures nights of invented countries, as a user would run them, and prints them as Markdown: the first, one with a new
 * delivery of wages, one with nothing new; by room, beside the targets. A country of the six cities' own size
 * (`--scale 1`) takes hours, and disk for some 20 GB of deliveries and the store.
 *
 * @param args `--persons 20000,100000` or `--scale 0.1`; `--months 24 --first-window 21 --memory-limit 1GB --work FOLDER
 *   --out FILE`
 */
export async function benchNights(args: readonly string[]): Promise<void> {
  const values = parsed(args);
  const all: Measured[] = [];
  for (const persons of personsOf(values)) {
    const size = {
      persons,
      months: Number(values.months),
      firstWindow: Number(values["first-window"]),
      memoryLimit: values["memory-limit"] ?? null,
    };
    all.push(await measured(size, resolve(values.work)));
  }
  const text = `\`npm run bench -- nights ${args.join(" ")}\`\n\n${machine()}\n\n${reportOf(all)}\n`;
  console.log(text);
  if (values.out !== undefined) await writeFile(values.out, text);
}
