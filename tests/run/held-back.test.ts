import { expect, it } from "vitest";
import { deliveriesExitCode, heldLines } from "../../src/run/held-back.ts";
import { held } from "../model/deliveries.ts";

const commandOf = (delivery: string) => heldLines(held(delivery, "2026-08-15T00:00", [["WAGES", "2026-06"]])).at(-1);

it.each([
  ["2026-08-15T0435_WAGES", "2026-08-15T0435_WAGES"],
  ["2026-08-15_WAGES_$(touch x); `y`", "'2026-08-15_WAGES_$(touch x); `y`'"],
  ["2026-08-15_WAGES_it's", String.raw`'2026-08-15_WAGES_it'\''s'`],
  ["2026-08-15_WAGES_\u001b[2J", String.raw`'2026-08-15_WAGES_\u001b[2J'`],
])("the command for %j can be copied into a shell", (delivery, word) => {
  expect(commandOf(delivery)).toBe(
    `  → tilannekuva accept ${word} --why "…" lets it count, tilannekuva reject ${word} --why "…" does not`,
  );
});

it("a refused delivery is graver than one that is held back", () => {
  const problem = { delivery: "d", file: null, column: null, message: "is empty" };
  const waiting = [held("d", "2026-08-15T00:00", [["WAGES", "2026-06"]])];
  expect(deliveriesExitCode({ refused: [problem] }, waiting)).toBe(3);
  expect(deliveriesExitCode({ refused: [] }, waiting)).toBe(4);
  expect(deliveriesExitCode({ refused: [] }, [])).toBeNull();
});
