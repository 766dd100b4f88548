import { parseArgs } from "node:util";
import { machine } from "./machine.ts";
import { parseOnce } from "./parse.ts";

/**
 * Compares the processor time of a demonstration with that of parsing its deliveries once. The ratio swings less with the
 * machine than seconds do, but it swings: parsing the same files took 9.1 s idle and 13.4 s beside other work.
 *
 * @param args `--processor 304.5 --inbox demo/inbox --most 160`: the seconds of `time npm run demo`, user and system together; ends with exit code 1
 *   where the ratio is larger than `--most`
 */
export async function benchDemonstration(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      processor: { type: "string", default: "" },
      inbox: { type: "string", default: "demo/inbox" },
      most: { type: "string", default: "Infinity" },
    },
  });
  const processor = Number(values.processor);
  if (!(processor > 0))
    throw new Error("--processor: the seconds that `time npm run demo` took, user and system together");
  const floor = await parseOnce(values.inbox);
  const ratio = processor / floor.processor;
  console.log(machine());
  console.log(
    `its deliveries parsed once: ${floor.gigabytes.toFixed(2)} GB, ${floor.rows} rows, ${floor.processor.toFixed(2)} s of processor time`,
  );
  console.log(
    `demonstration: ${processor.toFixed(0)} s of processor time, ${ratio.toFixed(0)} times that, at most ${values.most}`,
  );
  if (!(ratio <= Number(values.most))) process.exitCode = 1;
}
