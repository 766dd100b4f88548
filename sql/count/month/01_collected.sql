-- Purpose: which measures the month's registers cover. Benefits show who is unemployed but not who is in services; those outside are then unknown too.
-- Grain: one row.
-- Reads: person_month (the month's file).
-- Writes: temporary table collected: coverage of work, services, self-employment and the previous month's payers; whether unemployment comes from benefits.
create or replace temp table collected as
with
  final as (
    select
      coalesce(min(employment_covered), 0) = 1
      and count_if(unemployment_source <> 'none') > 0 as on_work,
      count_if(unemployment_source = 'benefits') > 0 as by_benefits,
      on_work
      and not by_benefits as on_services,
      on_work
      and min(self_employment_covered) = 1 as on_self_employment,
      count_if(payers_before is not null) > 0 as on_reporting
    from read_parquet(getvariable('person_month'), hive_partitioning = false)
  )
select
  *
from final;
