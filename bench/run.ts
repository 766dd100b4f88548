import { benchNights } from "./nights.ts";
import { benchNowcast } from "./nowcast/nowcast.ts";
import { benchProtection } from "./protection/protection.ts";

const [first, ...rest] = process.argv.slice(2);

if (first === "protection") await benchProtection(rest);
else if (first === "nowcast") await benchNowcast(rest);
else await benchNights(process.argv.slice(2));
