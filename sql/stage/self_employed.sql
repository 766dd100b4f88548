-- Purpose: persons with a self-employed person's pension insurance (YEL, MYEL) on the month's last day
-- Grain: person; ordered by person_id
-- Reads: insurances (ETK_yrittajat), month
-- Writes: stage/self_employed/<month>
with
  insurances as (
    select
      *
    from read_parquet(getvariable('insurances'), hive_partitioning = false)
  ),
  final as (
    select distinct
      person_id
    from insurances
    where
      act in ('YEL', 'MYEL')
      and open_on(month_end(getvariable('month')), spell_start, spell_end)
  )
select
  *
from final
order by
  person_id
