-- Purpose: job seekers of the month's last day.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: unemployment.
select
  person_id,
  unemployed,
  in_services,
  job_search_code,
  null::varchar as benefit_payer
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  job_search_code is not null
order by
  person_id
