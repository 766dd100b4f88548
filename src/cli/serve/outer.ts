import { sourceHash } from "../../lib/source-hash.ts";

/** How often the open page asks whether there is a newer snapshot, milliseconds. */
const EVERY = 5000;

const STYLE = "html,body{margin:0;height:100%}iframe{display:block;border:0;width:100%;height:100%}";

// The inner page's own policy allows no requests, so the outer page asks for a newer snapshot. It passes on the part of the address after #, so that
// readers keep their place.
const SCRIPT = `const inside = document.querySelector("iframe");
let shown = "";
const addressIn = () => inside.contentWindow.location.hash;
async function look() {
  const { snapshot } = await (await fetch("/current.json", { cache: "no-store" })).json();
  if (snapshot === shown) return;
  const address = shown === "" ? location.hash : addressIn();
  shown = snapshot;
  inside.src = "/" + snapshot + "/index.html" + address;
}
inside.addEventListener("load", () => {
  document.title = inside.contentDocument.title || document.title;
});
look();
setInterval(() => look().catch(() => undefined), ${EVERY});`;

/** The page around the snapshot's page: it shows the current snapshot and switches to a newer one by itself. */
export const OUTER = `<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tilannekuva</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<iframe title="Tilannekuva"></iframe>
<script>${SCRIPT}</script>
</body>
</html>
`;

/** The outer page's content security policy: it may load from this server and from nowhere else. */
export const OUTER_POLICY = [
  "default-src 'none'",
  "frame-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  `script-src ${sourceHash(SCRIPT)}`,
  `style-src ${sourceHash(STYLE)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
