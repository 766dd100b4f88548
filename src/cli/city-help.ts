import { EXIT } from "../lib/errors.ts";
import type { Help } from "./help-form.ts";

/** The help of the commands by which cities that run alone publish together, by name. */
export const CITY_HELP: Readonly<Record<string, Help>> = {
  share: {
    examples: [
      ["tilannekuva share", "the newest released snapshot, as KU049-2026-10-17T0000Z-3f9a1c0b7d42.zip"],
      ["tilannekuva share --as-of 2026-10-17 --out espoo.zip", "the newest of a vintage up to that day"],
    ],
    exitCodes: { [EXIT.gate]: "the snapshot was made with other definitions than those of this program" },
  },
  merge: {
    examples: [
      ["tilannekuva merge espoo.zip helsinki.zip", "publish both cities, and their sums where no city is missing"],
      ["tilannekuva merge *.zip --beside joint/output/current", "audited beside what a joint run has published"],
    ],
    exitCodes: {
      [EXIT.input]: "a package is damaged, not signed by a trusted key, or does not verify; nothing was published",
      [EXIT.gate]: "packages differ in what is counted, or numbers would be disclosed; nothing was published",
      [EXIT.locked]: "",
    },
  },
};
