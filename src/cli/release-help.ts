import { EXIT } from "../lib/errors.ts";
import type { Help } from "./help-form.ts";

const STALE = "the snapshot does not wait: it is stale, or nothing waits";

/** The help of the commands that decide when readers get a snapshot, by name. */
export const RELEASE_HELP: Readonly<Record<string, Help>> = {
  approve: {
    examples: [
      ["tilannekuva approve --key anna.pem", "approve what waits; the last approval that is needed releases it"],
      ["tilannekuva approve --key anna.pem --at 2026-12-01T08:00", "and let it be released from that minute on"],
    ],
    exitCodes: { [EXIT.done]: "approved, or released", [EXIT.gate]: STALE, [EXIT.locked]: "" },
  },
  release: {
    examples: [
      ["tilannekuva release", "release what is approved and due"],
      ["tilannekuva release --at 2026-12-01T08:00", "once approved, from that minute on, by whatever runs then"],
    ],
    exitCodes: {
      [EXIT.done]: "released, or noted for that minute",
      [EXIT.gate]: `an approval is missing or it is too early; or ${STALE}`,
      [EXIT.locked]: "",
    },
  },
  embargo: {
    examples: [
      [
        "tilannekuva embargo candidate --until 2026-12-01T08:00 --key anna.pem",
        "not before that minute, approved or not",
      ],
    ],
    exitCodes: { [EXIT.gate]: STALE, [EXIT.locked]: "" },
  },
  recall: {
    examples: [
      ['tilannekuva recall current --why "the wages of a city were missing" --key anna.pem', "current steps back"],
    ],
    exitCodes: { [EXIT.locked]: "" },
  },
};
