// Dependencies point one way: cli -> run, schedule -> rooms -> attack, statistics, database -> lib. Declarations (pipelines/) and machinery (src/) meet
// in src/cli and pipelines/nightly.ts only. tests/architecture holds that each rule can fail.

const storeRooms = "ingest|stage|join|count|protect";
const publicRooms = "indicators|publish|page";
const rooms = `${storeRooms}|${publicRooms}`;

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
    forbid("database-on-lib", "The engine's session knows no room.", {
      from: { path: "^src/database/" },
      to: { path: "^src/(?!(database|lib)/)" },
    }),
    forbid("statistics-on-lib", "A method is mathematics: it reads no file and runs no SQL.", {
      from: { path: "^src/statistics/" },
      to: { path: "^src/(?!(statistics|lib)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid("attack-on-lib", "The attacker knows numbers and how they add up: no room, no file, no SQL.", {
      from: { path: "^src/attack/" },
      to: { path: "^src/(?!(attack|lib)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid("words-on-lib", "Sentences are text: they read no file and run no SQL, and a browser can make them.", {
      from: { path: "^src/words/" },
      to: { path: "^src/(?!(words|lib|statistics)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid("the-browser-on-words", "What runs in the browser is bundled: it imports no server and no file.", {
      from: { path: "^src/page/client/" },
      to: { path: "^src/(?!(page|words|lib|statistics)/)|^(node:)?(fs|child_process|net|http)\\b" },
    }),
    forbid(
      "rooms-meet-in-files",
      "A room imports itself, attack, statistics, words, database and lib; rooms do not import each other.",
      {
        from: { path: `^src/(${rooms})/` },
        to: { path: "^src/", pathNot: "^src/($1|attack|statistics|words|database|lib)/" },
      },
    ),
    forbid("the-wall", "Right of the wall nothing can reach the rooms of the secure store, by whatever way.", {
      from: { path: `^src/(${publicRooms})/` },
      to: { path: `^src/(${storeRooms}|run|schedule|cli)/`, reachable: true },
    }),
    forbid("run-below-schedule", "A run knows neither the schedule nor the commands.", {
      from: { path: "^src/run/" },
      to: { path: "^src/(schedule|cli)/" },
    }),
    forbid("schedule-below-cli", "The schedule is handed what it runs.", {
      from: { path: "^src/schedule/" },
      to: { path: `^src/(cli|database|${rooms})/` },
    }),
    forbid("cli-is-the-top", "Nobody imports a command.", {
      from: { path: "^(src/(?!cli/)|pipelines/|fixtures/)" },
      to: { path: "^src/cli/" },
    }),
    forbid(
      "machinery-knows-no-register",
      "Declarations are passed in: of the machinery only the commands import pipelines/.",
      { from: { path: "^src/(?!cli/)" }, to: { path: "^pipelines/" } },
    ),
    forbid(
      "declarations-only-declare",
      "pipelines/ imports types and builders of the rooms and lib, never what runs, reads or writes.",
      {
        from: { path: "^pipelines/", pathNot: "^pipelines/nightly\\.ts$" },
        to: {
          path: "^src/(cli|run|schedule|database)/|^pipelines/nightly\\.ts$|^(node:)?(fs|child_process|net|http)\\b",
        },
      },
    ),
    forbid("nightly-from-the-commands", "The list of rooms is the commands' business.", {
      from: { path: "^(src/(?!cli/)|fixtures/)" },
      to: { path: "^pipelines/nightly\\.ts$" },
    }),
    forbid("the-country-from-the-commands", "Invented data never gets into a real run.", {
      from: { path: "^(src/(?!cli/)|pipelines/)" },
      to: { path: "^fixtures/" },
    }),
    forbid("the-country-stands-alone", "The generator shares no rule with the pipeline that it tests.", {
      from: { path: "^fixtures/" },
      to: { path: "^src/(?!(lib|database)/)|^pipelines/(nightly|sources|counts|indicators)" },
    }),
    forbid("no-tests-in-production", "What is installed has no tests and no benches.", {
      from: { path: "^(src|pipelines|fixtures)/" },
      to: { path: "^(tests|bench|notebooks)/" },
    }),
    forbid(
      "only-what-is-installed",
      "What is installed may import dependencies only: devDependencies are not there. What is bundled at the build needs none.",
      {
        from: { path: "^(src|pipelines|fixtures)/", pathNot: "^src/page/(client/|bundle\\.ts$)" },
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
