import { afterEach, describe, expect, it } from "vitest";
import { TilannekuvaError } from "../../src/lib/errors.ts";
import { openWorkers } from "../../src/lib/worker-pool.ts";
import type { WorkerPool } from "../../src/lib/worker-pool.ts";
import type { MadeUpAnswer, MadeUpTask } from "./made-up-worker.ts";

const file = new URL("./made-up-worker.ts", import.meta.url);

type Pool = WorkerPool<MadeUpTask, MadeUpAnswer>;

const open: Pool[] = [];
function pool(size: number, data: unknown = null): Pool {
  const made = openWorkers<MadeUpTask, MadeUpAnswer>(size, { file, data });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const doubled = (number: number, takes = 0): MadeUpTask => ({ do: "double", number, takes });

const caught = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("workers", () => {
  it("answer each task with its own result, in whatever order they are done", async () => {
    const workers = pool(2);
    const numbers = Array.from({ length: 20 }, (_, number) => number);
    const answers = await Promise.all(numbers.map((number) => workers.do(doubled(number, number % 3 === 0 ? 20 : 0))));
    expect(answers.map(({ number }) => number)).toEqual(numbers.map((number) => 2 * number));
  });

  it("share the tasks: each goes to the one with least to do", async () => {
    const workers = pool(2);
    const slow = workers.do(doubled(1, 400));
    const quick = [await workers.do(doubled(2)), await workers.do(doubled(3)), await workers.do(doubled(4))];
    const { thread } = await slow;
    expect(new Set(quick.map((answer) => answer.thread)).size).toBe(1);
    expect(quick[0]?.thread).not.toBe(thread);
  });

  it("are given what they begin with, once", async () => {
    const data = { grid: [1, 2, 3] };
    const answers = await Promise.all([0, 1, 2].map(() => pool(1, data).do(doubled(0))));
    expect(answers.map((answer) => answer.data)).toEqual([data, data, data]);
  });
});

describe("a task that fails", () => {
  it("fails for whoever asked, with its message, and the worker goes on", async () => {
    const workers = pool(1);
    const [failed, next] = await Promise.all([caught(workers.do({ do: "fail" })), workers.do(doubled(5))]);
    expect(failed).toEqual(new Error("no such number"));
    expect(failed).not.toBeInstanceOf(TilannekuvaError);
    expect(next.number).toBe(10);
  });

  it("fails with the exit code and the advice of the error that it threw", async () => {
    const failed = await caught(pool(1).do({ do: "refuse" }));
    expect(failed).toBeInstanceOf(TilannekuvaError);
    expect(failed).toMatchObject({ message: "the number is refused", exitCode: 4, advice: "Ask for another one." });
  });

  it("is an error also where what was thrown is none", async () => {
    expect(await caught(pool(1).do({ do: "throw a text" }))).toEqual(new Error("a worker failed"));
  });
});

describe("a worker that ends", () => {
  it("fails what it was asked and has not answered, and nothing of the others", async () => {
    const workers = pool(2);
    const [ended, other, waiting] = await Promise.all([
      caught(workers.do({ do: "end" })),
      workers.do(doubled(1, 100)),
      caught(workers.do(doubled(2))),
    ]);
    expect(ended).toEqual(new Error("a worker has ended"));
    expect(other.number).toBe(2);
    expect(waiting).toEqual(new Error("a worker has ended"));
  });

  it("fails what it is asked afterwards too, instead of never answering", async () => {
    const workers = pool(1);
    await caught(workers.do({ do: "end" }));
    expect(await caught(workers.do(doubled(1)))).toEqual(new Error("a worker has ended"));
  });

  it("fails what it is asked when its file cannot be read", async () => {
    const missing = openWorkers<MadeUpTask, MadeUpAnswer>(1, { file: new URL("./no-worker.ts", file), data: null });
    open.push(missing);
    expect(await caught(missing.do(doubled(1)))).toBeInstanceOf(Error);
  });
});

describe("closing", () => {
  it("gives up what is not answered yet", async () => {
    const workers = pool(1);
    const slow = caught(workers.do(doubled(1, 10_000)));
    await workers.close();
    expect(await slow).toEqual(new Error("a worker has ended"));
  });

  it("fails what is asked afterwards", async () => {
    const workers = pool(1);
    await workers.do(doubled(1));
    await workers.close();
    expect(await caught(workers.do(doubled(2)))).toEqual(new Error("a worker has ended"));
  });

  it("is nothing where nothing was ever asked", async () => {
    expect(await pool(3).close()).toBeUndefined();
  });
});
