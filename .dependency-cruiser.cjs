// Dependencies point one way: cli -> schedule -> trace, merge, rebuild -> run -> check -> history -> releases -> definitions -> configuration -> rooms -> audit, statistics, words,
// database -> model -> lib; signatures -> lib. Declarations (pipelines/) and machinery (src/) meet in src/cli and pipelines/nightly.ts only. tests/architecture holds that
// each rule can fail.

const storeRooms = "ingest|stage|join|count|protect";
const publicRooms = "indicators|publish|page";
const rooms = `${storeRooms}|${publicRooms}`;

/** What lies over the rooms, the lowest first: each may import those before it. */
const floors = ["configuration", "definitions", "releases", "history", "check", "run", "rebuild", "merge"];
const above = (floor) => [...floors.slice(floors.indexOf(floor) + 1), "schedule", "cli"].join("|");

/** A rule by which files under `from` may not import files under `to`. */
const forbid = (name, comment, { from, to }) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-cycles", "A cycle has no bottom: move what both need down.", { from: {}, to: { circular: true } }),
    forbid("everything-resolves", "An import that leads nowhere.", { from: {}, to: { couldNotResolve: true } }),
    forbid("lib-is-the-bottom", "lib knows nothing but itself.", {
      from: { path: "^src/lib/" },
      to: { path: "^src/(?!lib/)" },
    }),
    forbid("model-on-lib", "What the subject matter is made of: types and rules, no file and no SQL.", {
      from: { path: "^src/model/" },
      to: { path: "^src/(?!(model|lib)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid("database-on-lib", "The engine's session knows no room, but what its shared macros are made of.", {
      from: { path: "^src/database/" },
      to: { path: "^src/(?!(database|model|lib)/)" },
    }),
    forbid("statistics-on-lib", "A method is mathematics: it reads no file and runs no SQL.", {
      from: { path: "^src/statistics/" },
      to: { path: "^src/(?!(statistics|lib)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid("signatures-on-lib", "Keys and signatures are of bytes: they know no snapshot, and no room knows them.", {
      from: { path: "^src/signatures/" },
      to: { path: "^src/(?!(signatures|lib)/)" },
    }),
    forbid("solver-is-mathematics", "The solver knows counts that add up: no cell, no file, no SQL.", {
      from: { path: "^src/audit/solver/" },
      to: { path: "^src/(?!(audit/solver|lib)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid(
      "intruders-read-nothing",
      "An intruder is told numbers and how they add up: they read no file and run no SQL.",
      {
        from: { path: "^src/audit/(structure|knowledge)/" },
        to: {
          path: "^src/(?!(audit/(solver|structure|knowledge)|statistics|model|lib)/)|^(node:)?(fs|child_process|net|http)\\b",
        },
      },
    ),
    forbid("audit-knows-no-room", "An audit is given the rules and the numbers that it holds against each other.", {
      from: { path: "^src/audit/" },
      to: { path: "^src/(?!(audit|statistics|database|model|lib)/)" },
    }),
    forbid(
      "audits-stay-apart",
      "The store's audit and the public files' audit share what intruders know, nothing else.",
      {
        from: { path: "^src/audit/(store|public)/" },
        to: { path: "^src/audit/(store|public)/", pathNot: "^src/audit/$1/" },
      },
    ),
    forbid("words-on-lib", "Sentences are text: they read no file and run no SQL, and a browser can make them.", {
      from: { path: "^src/words/" },
      to: { path: "^src/(?!(words|model|lib|statistics)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid("the-browser-on-words", "What runs in the browser is bundled: it imports no server and no file.", {
      from: { path: "^src/page/client/" },
      to: { path: "^src/(?!(page|words|model|lib|statistics)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid(
      "rooms-meet-in-files",
      "A room imports itself, audit, statistics, words, database, model and lib; rooms do not import each other. Public files are audited by command.",
      {
        from: { path: `^src/(${rooms})/` },
        to: {
          path: "^src/",
          pathNot: "^src/($1|audit/(solver|structure|knowledge|store)|statistics|words|database|model|lib)/",
        },
      },
    ),
    forbid("the-wall", "Right of the wall nothing can reach the rooms of the secure store, by whatever way.", {
      from: { path: `^src/(${publicRooms}|explain|audit/public)/` },
      to: { path: `^src/(${storeRooms}|audit/store|${floors.join("|")}|schedule|trace|cli)/`, reachable: true },
    }),
    forbid("explained-from-public-files", "What explains a number knows published files, declarations and words.", {
      from: { path: "^src/explain/" },
      to: { path: "^src/(?!(explain|indicators|publish|statistics|words|database|model|lib)/)" },
    }),
    forbid("explained-to-the-commands", "What explains and what traces a number serve the commands alone.", {
      from: { path: "^src/(?!(explain|trace|cli)/)" },
      to: { path: "^src/(explain|trace)/" },
    }),
    forbid("tracing-below-schedule", "What traces a number knows neither the schedule nor the commands.", {
      from: { path: "^src/trace/" },
      to: { path: "^src/(schedule|cli)/" },
    }),
    ...floors.map((floor) =>
      forbid(`${floor}-below-what-uses-it`, "Over the rooms are floors: each knows those below it and none above.", {
        from: { path: `^src/${floor}/` },
        to: { path: `^src/(${above(floor)})/` },
      }),
    ),
    forbid("schedule-below-cli", "The schedule is handed what it runs.", {
      from: { path: "^src/schedule/" },
      to: { path: `^src/(cli|database|${rooms})/` },
    }),
    forbid("cli-is-the-top", "Nobody imports a command.", {
      from: { path: "^(src/(?!cli/)|pipelines/)" },
      to: { path: "^src/cli/" },
    }),
    forbid(
      "machinery-knows-no-register",
      "Declarations are passed in: of the machinery only the commands import pipelines/, and the dictionary of the cube its own two files.",
      {
        from: { path: "^src/(?!cli/)" },
        to: { path: "^pipelines/", pathNot: "^pipelines/(dimensions|measures)\\.ts$" },
      },
    ),
    forbid(
      "declarations-only-declare",
      "pipelines/ imports types and builders of the rooms, model and lib, never what runs, reads or writes.",
      {
        from: { path: "^pipelines/", pathNot: "^pipelines/nightly\\.ts$" },
        to: {
          path: `^src/(cli|${floors.join("|")}|schedule|database)/|^pipelines/nightly\\.ts$|^(node:)?(fs|child_process|net|http)\\b`,
        },
      },
    ),
    forbid("nightly-from-the-commands", "The list of rooms is the commands' business.", {
      from: { path: "^src/(?!cli/)" },
      to: { path: "^pipelines/nightly\\.ts$" },
    }),
    forbid("the-country-from-the-commands", "Invented data never gets into a real run.", {
      from: { path: "^(src/(?!(cli|synthetic)/)|pipelines/)" },
      to: { path: "^src/synthetic/" },
    }),
    forbid("the-country-stands-alone", "The generator shares no rule with the pipeline that it tests.", {
      from: { path: "^src/synthetic/" },
      to: { path: "^src/(?!(synthetic|lib|database)/)|^pipelines/" },
    }),
    forbid("no-tests-in-production", "What is installed has no tests and no benches.", {
      from: { path: "^(src|pipelines)/" },
      to: { path: "^(tests|bench|notebooks)/" },
    }),
    forbid(
      "only-what-is-installed",
      "What is installed may import dependencies only: devDependencies are not there. What is bundled at the build needs none.",
      {
        from: { path: "^(src|pipelines)/", pathNot: "^src/page/(client/|bundle\\.ts$)" },
        to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "npm-optional"] },
      },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Type imports count: a room that knows another's types is not apart from it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types", "require"],
      mainFields: ["module", "main", "types"],
    },
  },
};
