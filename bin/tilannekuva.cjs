#!/usr/bin/env node
// The command. Written so that every Node can read it: one that is too old says which it needs, instead of stumbling over newer files.
"use strict";

var path = require("path");
var fs = require("fs");
var url = require("url");

var root = path.join(__dirname, "..");

/** The smallest version of package.json's `engines`, such as [22, 18]. */
function needed() {
  var engines = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).engines;
  return engines.node.replace(/^>=/, "").split(".").map(Number);
}

function isAtLeast(version, least) {
  var parts = version.split(".").map(Number);
  for (var at = 0; at < least.length; at += 1) if (parts[at] !== least[at]) return parts[at] > least[at];
  return true;
}

/**
 * Has Node keep what it makes of the TypeScript, for its workers too: making it again is half of a start. Where the folder cannot be
 * written, Node goes on without.
 */
function keepCompiled() {
  var folder = process.env.NODE_COMPILE_CACHE || path.join(root, "node_modules", ".cache", "tilannekuva");
  process.env.NODE_COMPILE_CACHE = folder;
  require("module").enableCompileCache(folder);
}

var least = needed();
if (isAtLeast(process.versions.node, least)) {
  // In a checkout the program is TypeScript, as installed it is what was built of it.
  var source = path.join(root, "src", "cli", "main.ts");
  var isCheckout = fs.existsSync(source);
  var main = isCheckout ? source : path.join(root, "dist", "src", "cli", "main.js");
  if (isCheckout) keepCompiled();
  void import(url.pathToFileURL(main).href);
} else {
  process.stderr.write(
    "error: Node " + process.versions.node + " is too old: Node " + least.join(".") + " or newer is needed\n",
  );
  process.stderr.write("  → Install it, or put it first in PATH; node --version shows the one that is used.\n");
  process.exitCode = 2;
}
