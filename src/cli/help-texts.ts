import { EXIT } from "../lib/errors.ts";
import type { Help } from "./help-form.ts";
import { CITY_HELP } from "./city-help.ts";
import { RELEASE_HELP } from "./release-help.ts";

const RUN: Help["exitCodes"] = {
  [EXIT.done]: "published, waiting for approval, or nothing new",
  [EXIT.input]: "a delivery was refused; the run went on with everything else",
  [EXIT.gate]: "a gate refused to publish; or published, with a delivery or a block of by_background held",
  [EXIT.missing]: "no inbox, or no population to count",
  [EXIT.locked]: "",
  [EXIT.stopped]: "",
};

const TROUBLES: Help["exitCodes"] = {
  [EXIT.bug]: "a bug, or something that the next run relies on is damaged",
  [EXIT.gate]: "store and output do not belong together",
};

const decided = (verdict: string, what: string): Help => ({
  examples: [[`tilannekuva ${verdict} 2026-10-17_TAX_INCOMES --why "the payer confirmed it"`, what]],
  exitCodes: { [EXIT.locked]: "" },
});

/** The program's own help: the commands to begin with. */
export const PROGRAM_HELP: Help = {
  examples: [
    ["tilannekuva demo", "an invented country, from deliveries to the page"],
    ["tilannekuva plan", "what a run would do"],
    ["tilannekuva run", "one night's run"],
    ["tilannekuva status", "the state of runs, deliveries and the snapshot"],
    ["tilannekuva diff", "what changed from the snapshot before, and why"],
    ["tilannekuva verify current", "whether a snapshot is intact"],
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
      ["tilannekuva run", "take in new deliveries, count, protect, publish"],
      ["tilannekuva run --config /etc/tilannekuva.yaml", "with a configuration file elsewhere"],
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
    examples: [["tilannekuva schedule --config /etc/tilannekuva.yaml", "a run at every slot, until it is stopped"]],
    exitCodes: { [EXIT.done]: "stopped by a signal", [EXIT.locked]: "another daemon runs on this store" },
  },
  status: {
    examples: [
      ["tilannekuva status", "newest run, next slot, snapshot, held and overdue deliveries, freshness"],
      ["tilannekuva status --json | jq -r '.overdue[]'", "overdue extracts"],
    ],
    exitCodes: TROUBLES,
  },
  accept: decided("accept", "it counts as known from now on"),
  reject: decided("reject", "runs leave it out and do not ask about it again"),
  ...RELEASE_HELP,
  ...CITY_HELP,
  check: {
    examples: [
      ["tilannekuva check", "the files that a run relies on"],
      ["tilannekuva check --all --repair", "every file; repair what can be computed again"],
    ],
    exitCodes: { [EXIT.done]: "no fault", [EXIT.bug]: "something is damaged or missing", [EXIT.locked]: "" },
  },
  adopt: {
    examples: [
      ["tilannekuva adopt", "after a message that store and output do not belong together, if that is intended"],
    ],
    exitCodes: { [EXIT.locked]: "" },
  },
  quarantine: {
    examples: [["tilannekuva quarantine", "refused rows by file and reason, with line numbers"]],
    exitCodes: {},
  },
  "inspect person-month": {
    examples: [
      [
        "tilannekuva inspect person-month --month 2026-06 --out inside/2026-06.parquet",
        "inside the secure environment only",
      ],
    ],
    exitCodes: { [EXIT.missing]: "a month without a delivery" },
  },
  verify: {
    examples: [
      ["tilannekuva verify current", "the newest snapshot"],
      ["tilannekuva verify previous --json | jq .ok", "the one before, for a program"],
      ["tilannekuva verify received/ --trusted trusted-keys.yaml", "who signed it, by public keys alone"],
    ],
    exitCodes: { [EXIT.done]: "verified", [EXIT.input]: "something is wrong with the snapshot or its signature" },
  },
  serve: {
    examples: [
      ["tilannekuva serve", "the newest snapshot's page; it switches to newer ones"],
      ["tilannekuva serve previous --port 0", "the one before, on any free port"],
    ],
    exitCodes: { [EXIT.done]: "stopped by a signal, such as Ctrl-C" },
  },
  brief: {
    examples: [
      ["tilannekuva brief --area KU049 --docx espoo.docx", "Espoo's brief from the newest snapshot, in Finnish"],
      ["tilannekuva brief previous --area C6 --language en --docx all.docx", "all cities together, in English"],
    ],
    exitCodes: {},
  },
  explain: {
    examples: [
      ["tilannekuva explain unemployment_gap_18_64 KU049 2026-06", "a gap in Espoo, from the newest snapshot"],
      ["tilannekuva explain population C6 2026-06 BACKGROUND=FOREIGN SEX=F --snapshot previous", "a count of women"],
      ["tilannekuva explain employment_rate_18_64 C6 2026-06 --json | jq .arithmetic", "for a program"],
      [
        "tilannekuva explain unemployment_gap_18_64 KU049 2026-06 --store",
        "down to the step files, inside the secure environment",
      ],
    ],
    exitCodes: { [EXIT.missing]: "a month that the snapshot does not cover, or that the store did not publish" },
  },
  recompute: {
    examples: [
      ["tilannekuva recompute current", "recompute its observations and compare byte for byte"],
      ["tilannekuva recompute current --out again", "and keep the files"],
    ],
    exitCodes: { [EXIT.done]: "identical, byte for byte", [EXIT.input]: "a file differs" },
  },
  rebuild: {
    examples: [
      ["tilannekuva rebuild previous", "rebuild it from the store and compare byte for byte"],
      ["tilannekuva rebuild current --out again", "and keep the files"],
    ],
    exitCodes: {
      [EXIT.done]: "identical, byte for byte",
      [EXIT.input]: "a file differs, or the snapshot cannot be rebuilt",
    },
  },
  diff: {
    examples: [
      ["tilannekuva diff", "what changed from the snapshot before"],
      ["tilannekuva diff 2026-09-15T0000Z-3f9a1c0b7d42 current", "between two named snapshots"],
      ["tilannekuva diff previous current --json changed.json", "and write every changed value to a file"],
      ["tilannekuva diff --json | jq '.gaps[] | select(.area == \"KU049\")'", "Espoo's changed gaps"],
    ],
    exitCodes: {},
  },
  audit: {
    examples: [
      ["tilannekuva audit current", "as a reader of its public files"],
      ["tilannekuva audit previous current --as KU049 --months 2026-05,2026-06", "as Espoo, over two nights"],
    ],
    exitCodes: {
      [EXIT.done]: "no withheld number is disclosed too closely",
      [EXIT.input]: "two snapshots contradict each other",
      [EXIT.gate]: "a withheld number is, or a published number is impossible",
    },
  },
  "definitions export": {
    examples: [
      ["tilannekuva definitions export --out espoo.json", "everything that determines the published numbers"],
      ["tilannekuva definitions export | jq .protection", "the protection rules"],
    ],
    exitCodes: {},
  },
  "definitions diff": {
    examples: [
      ["tilannekuva definitions diff espoo.json here", "how this program and configuration differ from Espoo's"],
      ["tilannekuva definitions diff espoo.json turku.json --statements", "with the differing lines of statements"],
      ["tilannekuva definitions diff current here", "which definitions changed since the newest snapshot, by hash"],
      ["tilannekuva definitions diff espoo.json here --json | jq -r '.differences[].says'", "for a program"],
    ],
    exitCodes: {
      [EXIT.done]: "compared, whether they differ or not",
      [EXIT.missing]: "a .json file that is not there",
    },
  },
  "keys create": {
    examples: [
      ['tilannekuva keys create --name "City of Espoo"', "a key in signing-key.pem; its public entry is printed"],
      [
        'tilannekuva keys create --name "City of Espoo" --out /etc/tilannekuva/key.pem --trusted trusted-keys.yaml',
        "and adds the entry to the trusted keys",
      ],
    ],
    exitCodes: {},
  },
  "keys list": {
    examples: [["tilannekuva keys list --trusted trusted-keys.yaml", "ids, names, periods and states"]],
    exitCodes: {},
  },
  "keys rotate": {
    examples: [
      [
        "tilannekuva keys rotate 3f9a1c0b7d42e815 --out signing-key-2027.pem --trusted trusted-keys.yaml",
        "a new key; the old one ends now",
      ],
    ],
    exitCodes: {},
  },
  "keys revoke": {
    examples: [
      [
        'tilannekuva keys revoke 3f9a1c0b7d42e815 --why "the server was stolen" --trusted trusted-keys.yaml',
        "its signatures count no more",
      ],
    ],
    exitCodes: {},
  },
  synth: {
    examples: [
      ["tilannekuva synth --out inbox --persons 2000 --months 4 --seed 7", "a small country"],
      [
        "tilannekuva synth --out inbox --persons 20000 --months 24 --seed 7 --from 2023-12",
        "the demonstration's country",
      ],
    ],
    exitCodes: {},
  },
  demo: {
    examples: [
      ["tilannekuva demo", "four to eight minutes on two idle cores"],
      ["tilannekuva demo --persons 60000 --months 30", "more people: narrower intervals, fewer withheld cells"],
      ["tilannekuva demo --cities", "six cities that run alone, their packages, and the merge"],
    ],
    exitCodes: RUN,
  },
};
