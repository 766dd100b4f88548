-- Purpose: when persons came to the country.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: arrivals.
select
  person_id,
  arrived_on
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  arrived_on is not null
order by
  person_id
