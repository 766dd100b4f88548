import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { OBSERVATION_COLUMNS } from "../lib/observation.ts";
import type { Observation } from "../lib/observation.ts";
import { isMachineFault } from "../lib/system-error.ts";
import { filesUnder } from "./checksums.ts";
import { cubesOf } from "./cube.ts";
import { jsonStatFaults } from "./jsonstat-rules.ts";
import { TABLES, cellOf, cellsOf, lineOf, readCube } from "./read.ts";
import type { Cube } from "./read.ts";

const attempt = async (file: string, check: () => Promise<readonly string[]>): Promise<readonly string[]> => {
  try {
    return await check();
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // What a parser says may quote the file.
    return [`${file}: cannot be read`];
  }
};

/** Tabular files that do not hold exactly the observations of `observations.json`, in the same order. */
export async function tableProblems(
  folder: string,
  rows: readonly Observation[],
  session: Session,
): Promise<readonly string[]> {
  const expected = rows.map(lineOf);
  const problems: string[] = [];
  for (const [file, read] of Object.entries(TABLES)) {
    const found = await attempt(file, async () => {
      const { columns, lines } = await read(folder, session);
      if (columns.join() !== OBSERVATION_COLUMNS.join()) return [`${file}: columns that are not those of observations`];
      if (lines.length !== expected.length) return [`${file}: not as many rows as observations.json`];
      const differing = lines.filter((text, index) => text !== expected[index]).length;
      return differing === 0 ? [] : [`${file}: ${differing} rows that differ from observations.json`];
    });
    problems.push(...found);
  }
  return problems;
}

function cubeFaults(cube: Cube, rows: readonly Observation[]): readonly string[] {
  const faults = jsonStatFaults(cube);
  if (faults.length > 0) return faults.map((fault) => `breaks JSON-stat's rule ${fault}`);
  const expected = new Map(rows.map((row) => [cellOf(row), row]));
  let differing = 0;
  let cells = 0;
  for (const [cell, value, status] of cellsOf(cube)) {
    const row = expected.get(cell);
    if (row !== undefined) cells += 1;
    if (value !== (row?.OBS_VALUE ?? null) || status !== (row?.OBS_STATUS ?? "M")) differing += 1;
  }
  return [
    ...(differing === 0 ? [] : [`${differing} cells that differ from observations.json`]),
    ...(cells === expected.size ? [] : ["observations that it does not hold"]),
  ];
}

/** Cubes that are missing, too many, against JSON-stat's rules, or not the observations of `observations.json`. */
export async function cubeProblems(folder: string, rows: readonly Observation[]): Promise<readonly string[]> {
  const cubes = cubesOf(rows);
  const present = (await filesUnder(folder)).filter((file) => file.startsWith("jsonstat/"));
  const wanted = new Map([...cubes].map(([name, members]) => [`jsonstat/${name}.json`, members]));
  const problems = present.filter((file) => !wanted.has(file)).map((file) => `${file}: no observation is of this cube`);
  for (const [file, members] of wanted) {
    const found = await attempt(file, async () => cubeFaults(await readCube(join(folder, file)), members));
    problems.push(...found.map((fault) => (fault.startsWith(file) ? fault : `${file}: ${fault}`)));
  }
  return problems;
}
