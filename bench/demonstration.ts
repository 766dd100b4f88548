import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { tilannekuva } from "./command.ts";
import { machine } from "./machine.ts";
import { parseOnce } from "./parse.ts";

/**
 * Runs the demonstration in a folder and compares the processor time with that of parsing its deliveries once. The ratio depends on the program, and
 * hardly on the machine or on what else runs there.
 *
 * @param args `--in FOLDER --most 500`: ends with exit code 1 where the ratio is larger than that
 */
export async function benchDemonstration(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { in: { type: "string", default: "." }, most: { type: "string", default: "Infinity" } },
  });
  const folder = resolve(values.in);
  const { seconds, processor, gigabytes } = await tilannekuva(["demo"], folder);
  const floor = await parseOnce(join(folder, "demo", "inbox"));
  const ratio = processor / floor.processor;
  console.log(machine());
  console.log(
    `demonstration: ${seconds.toFixed(0)} s, ${processor.toFixed(0)} s of processor time, ${gigabytes.toFixed(1)} GB of memory`,
  );
  console.log(
    `its deliveries parsed once: ${floor.gigabytes.toFixed(2)} GB, ${floor.rows} rows, ${floor.processor.toFixed(2)} s of processor time`,
  );
  console.log(`ratio: ${ratio.toFixed(0)}, at most ${values.most}`);
  if (!(ratio <= Number(values.most))) process.exitCode = 1;
}
