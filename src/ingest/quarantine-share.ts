import type { Problem } from "../model/delivery.ts";
import type { Receipt } from "./store/receipts.ts";

const MOST = 3;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const worst = ({ reasons }: Receipt): readonly (readonly [string, number])[] =>
  Object.entries(reasons)
    .filter(([reason]) => reason !== "rows.duplicate")
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST);

/** The problem of a file that has more of its rows in quarantine than the configuration allows; none where it has not. */
export function shareProblem(receipt: Receipt, delivery: string, allowed: number): readonly Problem[] {
  const { read, quarantined } = receipt.rows;
  if (quarantined <= read * allowed) return [];
  const reasons = worst(receipt);
  const [column = ""] = reasons[0]?.[0].split(":") ?? [];
  const counts = reasons.map(([reason, count]) => `${reason} ${count}`).join(", ");
  const share = percent(quarantined / read);
  return [
    {
      delivery,
      file: receipt.file,
      column: column === "row" || column === "key" ? null : column,
      message: `${quarantined} of ${read} rows broke the contract (${counts}): ${share}, more than max_quarantine_share ${percent(allowed)}; deliver the file again`,
    },
  ];
}
