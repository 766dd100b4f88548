import { xorshift32 } from "../../src/statistics/random.ts";
import { codesOf, openLadder } from "./ladder.ts";
import type { Grain, Tried } from "./ladder.ts";

/** What came of failing a run wherever it can fail. */
export interface Campaign {
  /** Calls to the file system and statements of the run when nothing fails. */
  readonly operations: number;
  readonly tried: readonly Tried[];
  /** What was not as it must be, with the point. */
  readonly problems: readonly string[];
}

interface CampaignOptions {
  readonly grain: Grain;
  /** Decides by which error each operation fails, and whether it stays. */
  readonly seed: number;
  readonly say?: (text: string) => void;
}

const told = ({ key, code, stays }: Tried, problem: string): string =>
  `${code}${stays ? " for good" : ""} at ${key}: ${problem}`;

/**
 * Fails a small run at each of its operations once, in a folder that is made for it; at last an undisturbed run must publish the same bytes.
 *
 * @example const { problems } = await failEverywhere(folder, { grain: "call", seed: 1 });
 */
export async function failEverywhere(folder: string, { grain, seed, say }: CampaignOptions): Promise<Campaign> {
  await using ladder = await openLadder(folder, grain);
  const random = xorshift32(seed);
  const tried: Tried[] = [];
  for (const [key, operation] of ladder.points) {
    const codes = codesOf(operation);
    const code = codes[Math.floor(random() * codes.length)]!;
    const one = await ladder.attempt({ key, code, stays: random() < 0.5 });
    tried.push(one);
    for (const problem of one.problems) say?.(told(one, problem));
    if (tried.length % 100 === 0) say?.(`${tried.length} of ${ladder.points.size}`);
  }
  const missed = tried.filter(({ fired }) => !fired).map((one) => told(one, "was not asked for"));
  const wrong = tried.flatMap((one) => one.problems.map((problem) => told(one, problem)));
  return { operations: ladder.operations, tried, problems: [...missed, ...wrong, ...(await ladder.finish())] };
}

const counted = (of: readonly string[]): string =>
  [...Map.groupBy(of, (one) => one)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { length }]) => `${name}: ${length}`)
    .join(", ");

/** The numbers of a campaign in a few lines. */
export function campaignLines({ operations, tried, problems }: Campaign, seed: number): readonly string[] {
  return [
    `fault injection, seed ${seed}: ${tried.length} points, of ${operations} operations of a run`,
    `  by operation: ${counted(tried.map(({ key }) => key.slice(0, key.indexOf(" "))))}`,
    `  by error: ${counted(tried.map(({ code }) => code))}`,
    `  by exit code: ${counted(tried.map(({ ending }) => String(ending.code)))}`,
    ...problems.map((problem) => `  WRONG: ${problem}`),
  ];
}
