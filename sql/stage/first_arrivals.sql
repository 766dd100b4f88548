-- Purpose: the day of each person's first immigration
-- Grain: person; ordered by person_id
-- Reads: moves (every FOLK_MUUTTO known)
-- Writes: stage/first_arrivals/_
with
  moves as (
    select
      *
    from read_parquet(getvariable('moves'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      min(move_date) as arrived_on
    from moves
    where
      move_type = '41'
    group by
      person_id
  )
select
  *
from final
order by
  person_id
