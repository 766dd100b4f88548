import { shortened } from "../../lib/shortened.ts";
import { visibleName } from "../../lib/visible.ts";
import type { Contract } from "../contract/contract.ts";
import { whyNoFile } from "./file-name.ts";
import type { Disagreement } from "./manifest.ts";

const MOST = 5;

/**
 * The problems of a delivery in which no contract names a file: the files that were probably meant, or whatever else is there.
 *
 * @param strangers Names of the files and folders that no contract names.
 */
export function unusable(strangers: readonly string[], contracts: readonly Contract[]): readonly Disagreement[] {
  const meant = strangers.flatMap((file) => {
    const why = whyNoFile(file, contracts);
    return why === null ? [] : [{ file, message: `no file of the dataset is in the delivery: ${why}` }];
  });
  if (meant.length > 0) return meant.slice(0, MOST);
  const there = strangers.length === 0 ? "it is empty" : `there is ${shortened(strangers.map(visibleName), MOST)}`;
  const tables = contracts.map(({ table }) => table).join(", ");
  const message = `no file of the dataset is in the delivery, ${there}; put the files of ${tables} into it, or remove it`;
  return [{ file: null, message }];
}
