import { join } from "node:path";
import { BaseSequencer, createVitest } from "vitest/node";
import type { Reporter, TestModule, TestSpecification } from "vitest/node";
import type { Answer, Asked } from "./runner.ts";

// Runs test files in a checkout repeatedly; unchanged files are read once. A process of its own, so that it can be killed.

const root = process.argv[2] ?? process.cwd();

const answer = (message: Answer): void => void process.send?.(message);

/** Reports each test file as it ends. */
function reporter(): Reporter {
  let since = performance.now();
  return {
    onTestRunStart: () => {
      since = performance.now();
    },
    onTestModuleEnd: (module: TestModule) => {
      const now = performance.now();
      const seconds = (now - since) / 1000;
      since = now;
      answer({ kind: "ended", test: module.moduleId.slice(root.length + 1), passed: module.ok(), seconds });
    },
  };
}

const inOrder = { sort: (files: TestSpecification[]) => files, shard: (files: TestSpecification[]) => files };

/** Keeps test files in the order in which they are requested. */
const sequencer = new Proxy(BaseSequencer, { construct: () => inOrder });

// One fork runs all test files of a mutant, as they share most modules; a new fork for each mutant, as modules change.
const vitest = await createVitest(
  {
    root,
    watch: false,
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    pool: "forks",
    reporters: [reporter()],
    sequence: { sequencer },
  },
  { server: { watch: null } },
);
await vitest.standalone();

/** The file that was mutated last: it is read again together with the one mutated now. */
let mutated: string | null = null;

async function run({ file, tests }: Asked): Promise<void> {
  const restored = mutated;
  mutated = file;
  for (const changed of [file, restored]) if (changed !== null) vitest.invalidateFile(join(root, changed));
  const project = vitest.getRootProject();
  vitest.state.filesMap.clear();
  const specifications = tests.map((test) => project.createSpecification(join(root, test)));
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
  // An error outside of any test, or a process that ended; which file caused it is unknown.
  if (unhandledErrors.length > 0) answer({ kind: "ended", test: tests[0] ?? "", passed: false, seconds: 0 });
  answer({ kind: "done" });
}

process.on("message", (asked: Asked) => void run(asked));
answer({ kind: "ready" });
