import { acquireLock } from "../../src/lib/lock.ts";
import { TilannekuvaError } from "../../src/lib/errors.ts";

// A process of its own for the lock's tests: takes the lock on request and keeps it until it is killed.
const say = (word: string | number): void => void process.send?.(word);

process.on("message", () => {
  acquireLock(process.argv[2] ?? "", { purpose: "run", now: () => new Date() }).then(
    () => say("locked"),
    (error: unknown) => say(error instanceof TilannekuvaError ? error.exitCode : String(error)),
  );
});
say("ready");
