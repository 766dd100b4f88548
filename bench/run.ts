import { benchDemonstration } from "./demonstration.ts";
import { benchLine } from "./line/line.ts";
import { benchMerge } from "./merge/merge.ts";
import { benchNights } from "./nights/nights.ts";
import { benchNowcast } from "./nowcast/nowcast.ts";
import { benchPeers } from "./peers/peers.ts";
import { benchProtection } from "./protection/protection.ts";
import { benchReleases } from "./releases/releases.ts";
import { benchWaiting } from "./waiting.ts";
import { benchWalk } from "./walk/walk.ts";

const [first, ...rest] = process.argv.slice(2);

if (first === "protection") await benchProtection(rest);
else if (first === "nowcast") await benchNowcast(rest);
else if (first === "line") await benchLine(rest);
else if (first === "releases") await benchReleases(rest);
else if (first === "demonstration") await benchDemonstration(rest);
else if (first === "waiting") await benchWaiting(rest);
else if (first === "merge") await benchMerge(rest);
else if (first === "peers") await benchPeers(rest);
else if (first === "walk") await benchWalk();
else if (first === "nights") await benchNights(rest);
else await benchNights(process.argv.slice(2));
