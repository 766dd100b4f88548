import type { Block } from "../../attack/blocks.ts";
import { byCell, pose } from "../../attack/knowledge.ts";
import type { Aim, Conclusion, Knowledge, Posed } from "../../attack/knowledge.ts";
import type { SolverPool } from "../../attack/pool.ts";

/** The attacker's work on single blocks; what was concluded once from the same numbers is not concluded again. */
export interface Attacker {
  attack(block: Block, knowledge: Knowledge, aim: Aim): Promise<Conclusion>;
}

/**
 * An attacker with a memory for the length of a run.
 *
 * @example await attackerWith(openPool(2)).attack(block, knowledge, { protect })
 */
export function attackerWith(pool: SolverPool): Attacker {
  const worked = new Map<string, ReturnType<SolverPool["intervals"]>>();
  const intervalsOf = ({ name, problem }: Posed): ReturnType<SolverPool["intervals"]> => {
    const known = worked.get(name) ?? pool.intervals(problem);
    worked.set(name, known);
    return known;
  };
  return {
    attack: async (block, knowledge, aim) => {
      const posed = pose(block, knowledge, aim);
      if (posed === null) return new Map();
      const intervals = await intervalsOf(posed);
      return intervals === null ? null : byCell(posed, intervals);
    },
  };
}
