-- Purpose: the first immigration of those who had immigrated by the month's end, so that later moves do not change older months
-- Grain: person; ordered by person_id
-- Reads: first_arrivals (stage/first_arrivals/_), month
-- Writes: stage/arrivals/<month>
with
  first_arrivals as (
    select
      *
    from read_parquet(getvariable('first_arrivals'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      arrived_on
    from first_arrivals
    where
      arrived_on <= month_end(getvariable('month'))
  )
select
  *
from final
order by
  person_id
