// What tests get as "fast-check" (vitest.config.ts): the library itself, beginning at the seed.
import { configureGlobal } from "../node_modules/fast-check/lib/fast-check.js";
import { seed } from "./seed.ts";

configureGlobal({ seed });

export * from "../node_modules/fast-check/lib/fast-check.js";
