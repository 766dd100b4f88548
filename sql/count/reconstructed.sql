-- Purpose: how many of a month's persons would have been known as employed, and as unemployed, at each delay, by the reports that are still on
--          record. A report is known from the first delivery after both its payment and its receipt; without a received day it is known as soon as it
--          is paid.
-- Grain: delay, source, background, sex, age group, measure; in this order. No row at a delay that no delivery has reached, nor where reports lack
--        received days.
-- Reads: person_month, wage_reports and benefit_periods (of the payment months that touch the month), newest_wage_reports and newest_benefit_reports
--        (the archived reports of the newest payment month, empty where there are none); month, delays (the last one asked for), ref_area, backgrounds
--        (codes), age_groups (JSON), work_pay_threshold, maximum_undated_percent; of each register until (its newest payment month) and delivered (the
--        day on which that came): wages_until, wages_delivered, benefits_until, benefits_delivered; benefits_covered (0 or 1)
-- Writes: reconstructed/<month>, in the store only
-- The grid with its counts.
with
  everybody as (
    select
      background,
      sex,
      age_group,
      count(*) as base
    from reconstructed_person
    inner join declared_ages() on age between from_age and coalesce(to_age, age)
    group by all
  )
select
  getvariable('month') as TIME_PERIOD,
  delay as DELAY,
  source as SOURCE,
  getvariable('ref_area') as REF_AREA,
  background as BACKGROUND,
  sex as SEX,
  age_group as AGE,
  'MONTHLY' as STATUS_ORDER,
  measure as MEASURE,
  coalesce(persons, 0) as persons,
  coalesce(base, 0) as base,
  if(measure = 'EMPLOYED', coalesce(payers, 0), null) as payers,
  if(measure = 'EMPLOYED', coalesce(top_payer_persons, 0), null) as top_payer_persons,
  if(measure = 'EMPLOYED', coalesce(wage_persons, 0), null) as wage_persons,
  if(measure = 'EMPLOYED', coalesce(top_payer_pay, 0), null) as top_payer_pay,
  if(measure = 'EMPLOYED', coalesce(pay, 0), null) as pay,
  if(source = 'benefits', coalesce(payers, 0), null) as benefit_payers
from reconstructed_cell
left join reconstructed_count using (measure, source, background, sex, age_group, delay)
left join everybody using (background, sex, age_group)
order by
  DELAY,
  SOURCE,
  BACKGROUND,
  SEX,
  AGE,
  MEASURE
