import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { OBSERVATION_COLUMNS } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { filesUnder } from "../snapshot/checksums.ts";
import { cubesOf } from "../formats/cube.ts";
import { jsonStatFaults } from "./jsonstat-rules.ts";
import type { Form } from "./snapshot-form.ts";
import { cellOf, cellsIn, readCube } from "../formats/read-cube.ts";
import type { Cube } from "../formats/read-cube.ts";
import { lineOf } from "../formats/read-tables.ts";

const attempt = async (file: string, check: () => Promise<readonly string[]>): Promise<readonly string[]> => {
  try {
    return await check();
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // A parser's error may quote the file.
    return [`${file}: cannot be read`];
  }
};

/** Where a snapshot's files lie, and which. */
interface Place {
  readonly folder: string;
  readonly form: Form;
}

/** Tabular files that do not hold exactly the same observations, in the same order. */
export async function tableProblems(
  rows: readonly Observation[],
  { folder, form, session }: Place & { readonly session: Session },
): Promise<readonly string[]> {
  const expected = rows.map(lineOf);
  const problems: string[] = [];
  for (const [file, read] of Object.entries(form.tables)) {
    const found = await attempt(file, async () => {
      const { columns, lines } = await read(join(folder, file), session);
      if (columns.join() !== OBSERVATION_COLUMNS.join()) return [`${file}: columns that are not those of observations`];
      if (lines.length !== expected.length) return [`${file}: not as many rows as ${form.rows.file}`];
      const differing = lines.filter((text, index) => text !== expected[index]).length;
      return differing === 0 ? [] : [`${file}: ${differing} rows that differ from ${form.rows.file}`];
    });
    problems.push(...found);
  }
  return problems;
}

function cubeFaults(cube: Cube, rows: readonly Observation[], { form }: Place): readonly string[] {
  const faults = jsonStatFaults(cube);
  if (faults.length > 0) return faults.map((fault) => `breaks JSON-stat's rule ${fault}`);
  const expected = new Map(rows.map((row) => [cellOf(row), row]));
  let differing = 0;
  let cells = 0;
  for (const { measure, cell, value, status } of cellsIn(cube)) {
    const row = expected.get(cell);
    const expectedStatus = measure === "OBS_VALUE" ? (row?.OBS_STATUS ?? "M") : null;
    if (row !== undefined && measure === "OBS_VALUE") cells += 1;
    if (value !== (row?.[measure] ?? null) || status !== expectedStatus) differing += 1;
  }
  return [
    ...(differing === 0 ? [] : [`${differing} cells that differ from ${form.rows.file}`]),
    ...(cells === expected.size ? [] : ["observations that it does not hold"]),
  ];
}

/** Cubes that are missing, too many, against JSON-stat's rules, or not the same observations. */
export async function cubeProblems(rows: readonly Observation[], place: Place): Promise<readonly string[]> {
  const cubes = cubesOf(rows);
  const present = (await filesUnder(place.folder)).filter((file) => file.startsWith("jsonstat/"));
  const wanted = new Map(
    [...cubes].flatMap(([name, members]) => place.form.cubes(name).map((file) => [file, members] as const)),
  );
  const problems = present
    .filter((file) => !wanted.has(file))
    .map((file) => `${file}: no observation belongs to this cube`);
  for (const [file, members] of wanted) {
    const found = await attempt(file, async () => cubeFaults(await readCube(join(place.folder, file)), members, place));
    problems.push(...found.map((fault) => (fault.startsWith(file) ? fault : `${file}: ${fault}`)));
  }
  return problems;
}
