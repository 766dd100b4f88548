-- Purpose: what the owners' rules say of every true count: published (no rule named) or withheld, and why.
-- Grain: one row a cell of the true counts.
-- Reads: counts; minimum_persons, minimum_complement, minimum_payers, maximum_payer_percent.
-- Writes: decisions/<month>, in the store only: outside nobody can tell one reason from another.
with
counts as (
  select * from read_parquet(getvariable('counts'), file_row_number = true)
),
own_rules as (
  select
    *,
    collected = 0 as not_collected,
    collected = 1 and persons < getvariable('minimum_persons') as few_persons,
    -- Only all the persons of a group are without a base: there are no others whom their count could tell of.
    collected = 1 and coalesce(base - persons < getvariable('minimum_complement'), measure <> 'PERSONS') as few_others,
    coalesce(payers < getvariable('minimum_payers'), false) as few_payers,
    coalesce(100 * top_payer_persons > getvariable('maximum_payer_percent') * wage_persons, false) as top_payer_by_persons,
    coalesce(100 * top_payer_pay > getvariable('maximum_payer_percent') * pay, false) as top_payer_by_pay
  from counts
),
-- Cells whose employed would be published but for their payers, in either order of statuses.
payer_failures as (
  select distinct
    table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, true as fails
  from own_rules
  where (few_payers or top_payer_by_persons or top_payer_by_pay) and not few_persons and not few_others
),
-- In both orders employed + unemployed are the same persons, and so are those outside: employed = persons - unemployed - in
-- services - outside. To withhold the employed of one order therefore takes the employed and the outside of both.
all_rules as (
  select
    own_rules.*,
    coalesce(fails, false) and measure in ('EMPLOYED', 'OUTSIDE') as derivable
  from own_rules
  left join payer_failures
    using (table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay)
),
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    file_row_number,
    persons,
    collected,
    concat_ws(
      ' ',
      if(not_collected, 'not_collected', null),
      if(few_persons, 'few_persons', null),
      if(few_others, 'few_others', null),
      if(few_payers, 'few_payers', null),
      if(top_payer_by_persons, 'top_payer_by_persons', null),
      if(top_payer_by_pay, 'top_payer_by_pay', null),
      if(derivable and not not_collected, 'derivable', null)
    ) as rules
  from all_rules
)
-- The counts are in the total order of their keys.
select * exclude (file_row_number) from final
order by file_row_number
