import type { Programme } from "../../src/lib/codelist.ts";
import { espoo2026 } from "./espoo-2026.ts";

/** The programmes whose objectives are followed: another city's is a file here and a line below. */
export const programmes: readonly Programme[] = [espoo2026];
