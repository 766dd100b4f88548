-- Purpose: compares the pipeline's status with FOLK_perus' main type of activity (ptoim1) of the same persons in December: a confusion matrix in the
--          columns of the true counts, with one table per activity, so that the same rules protect it.
-- Grain: one row per activity (in TABLE_ID, `bridge:11`), area, age group, background, status order and measure: a dense grid. `bridge:_T` holds
--        those whose activity is on record, `bridge:UNKNOWN` the others. Bases as in sql/count/month.sql.
-- Reads: person_month (December), main_activity (person_id, year, main_activity_code); month; areas, age_groups (as JSON),
--        activities, backgrounds (lists of codes).
-- Writes: bridge/<month>.
-- The cells in the columns of the true counts.
with
  counted as (
    select
      *,
      collected
      and measure = 'EMPLOYED' as pay_collected
    from bridge_cell
    left join bridge_count using (ref_area, age_group, background, activity, status_order, measure)
    join bridge_base using (ref_area, age_group, background, activity)
  )
select
  'bridge:' || activity as TABLE_ID,
  ref_area as REF_AREA,
  getvariable('month')::varchar as TIME_PERIOD,
  '_T' as SEX,
  age_group as AGE,
  unnest(codes_of_background(background)),
  status_order as STATUS_ORDER,
  measure as MEASURE,
  if(collected, coalesce(persons, 0), null) as persons,
  if(measure = 'PERSONS', around_cell, in_cell) as base,
  if(pay_collected, coalesce(wage.payers, 0), null) as payers,
  if(pay_collected, coalesce(wage.top_persons, 0), null) as top_payer_persons,
  if(pay_collected, coalesce(wage.persons, 0), null) as wage_persons,
  if(pay_collected, euros(coalesce(wage.top_cents, 0)), null) as top_payer_pay,
  if(pay_collected, euros(coalesce(wage.cents, 0)), null) as pay,
  if(on_benefits, coalesce(benefit_payers, 0), null) as benefit_payers,
  collected::integer as collected
from counted
order by
  TABLE_ID,
  REF_AREA,
  TIME_PERIOD,
  AGE,
  BACKGROUND,
  STATUS_ORDER,
  MEASURE
