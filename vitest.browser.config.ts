import { defineConfig } from "vitest/config";

// In a browser, one file after the other: times are measured, and two pages at once would disturb one another.
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    fileParallelism: false,
    pool: "forks",
  },
});
