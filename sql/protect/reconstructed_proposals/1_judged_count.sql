-- The verdict of the rules on each count.
create or replace temp table judged_count as
with
  -- Whether the month's own counts are public at the vintage, whatever the source of unemployment.
  own as (
    select
      TIME_PERIOD,
      BACKGROUND,
      SEX,
      AGE,
      STATUS_ORDER,
      MEASURE,
      OBS_VALUE is not null as is_public
    from read_parquet(getvariable('decisions'), hive_partitioning = false)
    where
      TABLE_ID = getvariable('table_id')
      and REF_AREA = getvariable('ref_area')
      and MEASURE <> 'PERSONS'
  )
select
  counts.*,
  persons < 2 * getvariable('minimum_persons')
  or coalesce(
    benefit_payers is not null
    and persons < getvariable('minimum_recipients'),
    false
  ) as is_small,
  not coalesce(is_public, false)
  or base < getvariable('minimum_group')
  or base - persons < getvariable('minimum_complement')
  or coalesce(payers < getvariable('minimum_payers'), false)
  or coalesce(100 * top_payer_persons > getvariable('maximum_payer_percent') * wage_persons, false)
  or coalesce(100 * top_payer_pay > getvariable('maximum_payer_percent') * pay, false)
  or coalesce(benefit_payers < getvariable('minimum_benefit_payers'), false) as is_refused
from read_parquet(getvariable('counts'), hive_partitioning = false) as counts
left join own using (TIME_PERIOD, BACKGROUND, SEX, AGE, STATUS_ORDER, MEASURE);
