import { EXIT } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";

/** What the help of a command says beside its options. */
export interface Help {
  /** A command line as one types it, and what it does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** Beside those that every command has; an empty text: what the code always means. */
  readonly exitCodes: Partial<Readonly<Record<ExitCode, string>>>;
}

const RUN: Help["exitCodes"] = {
  [EXIT.done]: "published, or nothing new",
  [EXIT.input]: "a delivery was refused; the run went on with everything else",
  [EXIT.gate]: "a gate refused to publish; or published, and a delivery or a block of by_background is held",
  [EXIT.missing]: "no inbox, or no population to count",
  [EXIT.locked]: "",
  [EXIT.stopped]: "",
};

const TROUBLES: Help["exitCodes"] = {
  [EXIT.bug]: "a bug, or what the next run relies on is damaged",
  [EXIT.gate]: "store and output do not belong together",
};

const decided = (verdict: string, what: string): Help => ({
  examples: [[`tilannekuva ${verdict} 2026-10-17_TAX_INCOMES --why "the payer confirmed it"`, what]],
  exitCodes: { [EXIT.locked]: "" },
});

/** Of the program itself: what one begins with. */
export const PROGRAM_HELP: Help = {
  examples: [
    ["tilannekuva demo", "an invented country, from deliveries to the page"],
    ["tilannekuva plan", "what a run would do, before it does it"],
    ["tilannekuva run", "one night's run"],
    ["tilannekuva status", "how things stand"],
    ["tilannekuva diff", "what the newest snapshot tells differently from the one before, and why"],
    ["tilannekuva verify current", "whether a snapshot is whole"],
    ["tilannekuva run --help", "options, examples and exit codes of a command"],
  ],
  exitCodes: {
    [EXIT.input]: "",
    [EXIT.gate]: "",
    [EXIT.missing]: "",
    [EXIT.locked]: "",
    [EXIT.stopped]: "",
  },
};

/** By name, `inspect person-month`. */
export const COMMAND_HELP: Readonly<Record<string, Help>> = {
  run: {
    examples: [
      ["tilannekuva run", "take in what has arrived, count, protect, publish"],
      ["tilannekuva run --config /etc/tilannekuva.yaml", "with a configuration that lies elsewhere"],
      ["tilannekuva run --as-of 2026-10-17", "with what was known at the end of that day"],
    ],
    exitCodes: RUN,
  },
  plan: {
    examples: [
      ["tilannekuva plan", "whether a run would publish, and which deliveries it would take in"],
      ["tilannekuva plan --json | jq -r .verdict", "take_in, count_again, nothing_new or nothing_to_count"],
    ],
    exitCodes: { ...TROUBLES, [EXIT.missing]: "no inbox" },
  },
  schedule: {
    examples: [["tilannekuva schedule --config /etc/tilannekuva.yaml", "a run at every slot, until it is told to end"]],
    exitCodes: { [EXIT.done]: "told to stop", [EXIT.locked]: "another daemon runs on this store" },
  },
  status: {
    examples: [
      ["tilannekuva status", "newest run, next slot, snapshot, what is held or overdue, how fresh"],
      ["tilannekuva status --json | jq -r '.overdue[]'", "extracts that are late"],
    ],
    exitCodes: TROUBLES,
  },
  accept: decided("accept", "it counts as known from now on"),
  reject: decided("reject", "it does not count, and is not asked about again"),
  check: {
    examples: [
      ["tilannekuva check", "what a night relies on"],
      ["tilannekuva check --all --repair", "every file, and what can be made again is"],
    ],
    exitCodes: { [EXIT.done]: "all is whole", [EXIT.bug]: "something is damaged or missing", [EXIT.locked]: "" },
  },
  adopt: {
    examples: [["tilannekuva adopt", "after a message that store and output do not belong together, when it is meant"]],
    exitCodes: { [EXIT.locked]: "" },
  },
  quarantine: {
    examples: [["tilannekuva quarantine", "refused rows by file and reason, with line numbers"]],
    exitCodes: {},
  },
  "inspect person-month": {
    examples: [["tilannekuva inspect person-month --month 2026-06 --out inside/2026-06.parquet", "never outside"]],
    exitCodes: { [EXIT.missing]: "a month that nobody has delivered" },
  },
  verify: {
    examples: [
      ["tilannekuva verify current", "the newest snapshot"],
      ["tilannekuva verify previous --json | jq .ok", "the one before, for a program"],
    ],
    exitCodes: { [EXIT.done]: "verified", [EXIT.input]: "something is wrong with the snapshot" },
  },
  serve: {
    examples: [
      ["tilannekuva serve", "the newest snapshot's page; it follows the next ones"],
      ["tilannekuva serve previous --port 0", "the one before, on a port that is free"],
    ],
    exitCodes: { [EXIT.done]: "it was told to end, as by Ctrl-C" },
  },
  brief: {
    examples: [
      ["tilannekuva brief --area KU049 --docx espoo.docx", "Espoo's two pages of the newest snapshot, in Finnish"],
      ["tilannekuva brief previous --area C6 --language en --docx six.docx", "the six together, in English"],
    ],
    exitCodes: {},
  },
  explain: {
    examples: [
      ["tilannekuva explain unemployment_gap_18_64 KU049 2026-06", "a gap of Espoo, from the newest snapshot alone"],
      ["tilannekuva explain population C6 2026-06 BACKGROUND=FOREIGN SEX=F --snapshot previous", "a number of women"],
      ["tilannekuva explain employment_rate_18_64 C6 2026-06 --json | jq .arithmetic", "for a program"],
      ["tilannekuva explain unemployment_gap_18_64 KU049 2026-06 --store", "down to the step files, inside only"],
    ],
    exitCodes: { [EXIT.missing]: "a month of which the snapshot tells nothing, or that the store did not publish" },
  },
  recompute: {
    examples: [
      ["tilannekuva recompute current", "its observations again, compared byte for byte"],
      ["tilannekuva recompute current --out again", "and kept"],
    ],
    exitCodes: { [EXIT.done]: "the same, byte for byte", [EXIT.input]: "a file differs" },
  },
  rebuild: {
    examples: [
      ["tilannekuva rebuild previous", "the whole snapshot again from the store, compared byte for byte"],
      ["tilannekuva rebuild current --out again", "and kept"],
    ],
    exitCodes: { [EXIT.done]: "the same, byte for byte", [EXIT.input]: "a file differs, or cannot be made again" },
  },
  diff: {
    examples: [
      ["tilannekuva diff", "what the newest snapshot tells differently from the one before"],
      ["tilannekuva diff 2026-09-15T0000Z-3f9a1c0b7d42 current", "two that are named"],
      ["tilannekuva diff previous current --json changed.json", "and every changed value in a file"],
      ["tilannekuva diff --json | jq '.gaps[] | select(.area == \"KU049\")'", "the gaps of Espoo that changed"],
    ],
    exitCodes: {},
  },
  audit: {
    examples: [
      ["tilannekuva audit current", "as a reader of its public files"],
      ["tilannekuva audit previous current --as KU049 --months 2026-05,2026-06", "as Espoo, over two nights"],
    ],
    exitCodes: { [EXIT.done]: "nothing is known too well", [EXIT.gate]: "a withheld number is, or a number cannot be" },
  },
  synth: {
    examples: [
      ["tilannekuva synth --out inbox --persons 2000 --months 4 --seed 7", "a small country"],
      ["tilannekuva synth --out inbox --persons 20000 --months 24 --seed 7 --from 2023-12", "that of the demo"],
    ],
    exitCodes: {},
  },
  demo: {
    examples: [
      ["tilannekuva demo", "about three minutes on two idle cores"],
      ["tilannekuva demo --persons 60000 --months 30", "more people: narrower intervals, fewer withheld cells"],
    ],
    exitCodes: RUN,
  },
};
