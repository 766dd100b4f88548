import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import type { Month } from "../lib/months.ts";
import type { AgeGroup, Area } from "./count-declarations.ts";
import { agesParameter } from "./parameters.ts";

export interface RegisterOfReports {
  readonly reports: string;
  readonly subject: string;
}

/** The groups for which it is reconstructed when reports became known, and up to which delay. */
export interface Reconstruction {
  /** The area with all cities: every resident of the person-month counts. */
  readonly area: Area;
  /** Codes of backgrounds. */
  readonly backgrounds: readonly string[];
  /** Two groups, the first a part of the second. */
  readonly ages: readonly [AgeGroup, AgeGroup];
  /** The last delay, in deliveries. */
  readonly delays: number;
  /** Fewest payment months of a first delivery for which a reconstruction is made. */
  readonly minimumMonths: number;
  /** Most reports of a month, in per cent, that may lack the day on which they were received. */
  readonly maximumUndatedPercent: number;
  /** Fewest persons of a group (background, sex, age) whose counts may be published. */
  readonly minimumGroup: number;
  /** The published table that has the persons of the same groups. */
  readonly table: string;
  /** Each register's table of reports, and the subject that its payment months are staged in. */
  readonly wages: RegisterOfReports;
  readonly benefits: RegisterOfReports;
}

/** What is known of a register at the vintage. */
export interface ReportsKnown {
  /** Staged reports or periods of the payment months that touch the month. */
  readonly touching: readonly Artifact[];
  /** The archived reports of the newest payment month; an empty file where there are none. */
  readonly newest: Artifact;
  /** The newest payment month; null where nothing was delivered. */
  readonly until: Month | null;
  /** The day on which its file was delivered, `2026-10-17`. */
  readonly delivered: string | null;
}

export interface MonthToReconstruct {
  readonly month: Month;
  readonly personMonth: Artifact;
  readonly wages: ReportsKnown;
  readonly benefits: ReportsKnown & { readonly isCovered: boolean };
  readonly workPayThreshold: number;
  readonly reconstruction: Reconstruction;
}

/**
 * How many of a month's residents would have been known as employed, and as unemployed by each source, at each delay: true counts with the
 * figures that the owners' rules need, `reconstructed/<month>/<fingerprint>.parquet`. They never leave the store. There is no row where reports
 * lack received days.
 *
 * @example const { path } = await reconstructMonth({ month: "2025-06", personMonth, wages, benefits, workPayThreshold: 0, reconstruction }, context);
 */
export function reconstructMonth(input: MonthToReconstruct, context: StepContext): Promise<StepResult> {
  const { month, personMonth, wages, benefits, workPayThreshold, reconstruction } = input;
  return materialise(
    {
      output: `reconstructed/${month}`,
      sql: "count/reconstructed",
      inputs: {
        person_month: [personMonth],
        wage_reports: wages.touching,
        benefit_periods: benefits.touching,
        newest_wage_reports: [wages.newest],
        newest_benefit_reports: [benefits.newest],
      },
      parameters: {
        month,
        delays: reconstruction.delays,
        ref_area: reconstruction.area.code,
        backgrounds: reconstruction.backgrounds,
        age_groups: agesParameter(reconstruction.ages),
        work_pay_threshold: workPayThreshold,
        maximum_undated_percent: reconstruction.maximumUndatedPercent,
        wages_until: wages.until,
        wages_delivered: wages.delivered,
        benefits_until: benefits.until,
        benefits_delivered: benefits.delivered,
        benefits_covered: benefits.isCovered ? 1 : 0,
      },
    },
    context,
  );
}
