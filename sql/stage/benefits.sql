-- Purpose: the unemployed by benefits, for months that no job-search extract covers
-- Grain: person; ordered by person_id
-- Reads: benefit_periods (stage/benefit_periods of the payment months that touch the month), month
-- Writes: stage/benefits/<month>, with the columns of stage/job_search
with
benefit_periods as (
  select person_id
  from read_parquet(getvariable('benefit_periods'))
  where month = month_number(month_end(getvariable('month')))
),
final as (
  select distinct person_id, 1 as unemployed, 0 as in_services, cast(null as varchar) as job_search_code
  from benefit_periods
)
select * from final
order by person_id
