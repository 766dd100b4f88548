import { oneCell } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { itself, subtract } from "./subtract.ts";

/** Takes each number from what the same number was the release before. */
export const nights = (publication: Publication): readonly Claim[] =>
  subtract(
    publication,
    publication.cells.map((_, cell) => itself(oneCell(cell))),
  );
