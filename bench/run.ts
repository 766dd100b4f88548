import { benchNights } from "./nights.ts";
import { benchProtection } from "./protection/protection.ts";

const [first, ...rest] = process.argv.slice(2);

if (first === "protection") await benchProtection(rest);
else await benchNights(process.argv.slice(2));
