import type { CodeLines, View } from "../page-figure.ts";
import { codeLines } from "./code-lines.ts";
import { standardAsked, standardAt, whatIfOf } from "./what-if-asked.ts";
import { AGES } from "./what-if-counts.ts";

const measureCodes = { unemployment: ["UNEMPLOYED", "EMPLOYED"], employment: ["EMPLOYED", "PERSONS"] } as const;

const KEY = ["REF_AREA", "TIME_PERIOD", "BACKGROUND", "SEX", "AGE", "MEASURE"] as const;

/** The counts file has every vintage of a count; the newest one applies. */
function newestOf(lines: CodeLines): CodeLines {
  const quoted = KEY.map((column) => `"${column}"`).join(", ");
  return {
    duckdb: lines.duckdb.replace(/;$/, ` qualify VINTAGE = max(VINTAGE) over (partition by ${KEY.join(", ")});`),
    python: `${lines.python}.sort_values("VINTAGE").drop_duplicates([${quoted}], keep="last")`,
    r: `${lines.r} |> slice_max(VINTAGE, by = c(${KEY.join(", ")}))`,
  };
}

/** Lines of code that read the published counts of the calculation. */
export function whatIfCode(view: View): CodeLines {
  const found = whatIfOf(view);
  const at = found?.at ?? { area: view.choice.area, month: view.choice.month ?? view.data.months.at(-1) ?? "" };
  const beside = standardAt(view.data, standardAsked(view), at);
  const lines = codeLines({
    file: "counts.parquet",
    equal: { TABLE_ID: "by_background" },
    among: {
      REF_AREA: [...new Set([at.area, beside.area])],
      TIME_PERIOD: [...new Set([at.month, beside.month])],
      MEASURE: measureCodes[found?.gap.kind ?? "unemployment"],
      AGE: AGES,
      SEX: ["F", "M"],
      BACKGROUND: ["FOREIGN", "FINNISH"],
      STATUS_ORDER: ["MONTHLY", "_Z"],
    },
    columns: [...KEY, "OBS_VALUE", "VINTAGE"],
  });
  return newestOf(lines);
}
