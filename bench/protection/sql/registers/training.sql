-- Purpose: who is in training: nobody, as the country's job seekers in services are identified by their code.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: training, without a row.
select
  person_id
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  false
order by
  person_id
