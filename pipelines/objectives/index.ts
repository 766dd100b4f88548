import type { Programme } from "../../src/model/codelist.ts";
import type { IndicatorId } from "../indicators/index.ts";
import { espoo2026 } from "./espoo-2026.ts";

/** The programmes whose objectives are followed: another city's is a file here and a line below. */
export const programmes: readonly Programme<IndicatorId>[] = [espoo2026];
