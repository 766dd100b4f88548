-- Purpose: the job searches that are open on the month's last day, by the employment code of each person's newest open spell
-- Grain: person; ordered by person_id
-- Reads: job_search (newest KEHA_Tyonhaku that covers the month), month
-- Writes: stage/job_search/<month>
with
  job_search as (
    select
      *
    from read_parquet(getvariable('job_search'), hive_partitioning = false)
  ),
  open_spells as (
    select
      person_id,
      search_start,
      spell_start,
      employment_code
    from job_search
    where
      open_on(month_end(getvariable('month')), search_start, search_end)
      and open_on(month_end(getvariable('month')), spell_start, spell_end)
  ),
  newest as (
    -- Older spells are not always closed: the spell that began last decides, then the later search, then the smaller code.
    select
      person_id,
      min_by(employment_code, (date '9999-12-31' - spell_start, date '9999-12-31' - search_start, employment_code)) as job_search_code
    from open_spells
    group by
      person_id
  ),
  final as (
    select
      person_id,
      cast(job_search_code in ('2', '3') as integer) as unemployed,
      cast(job_search_code in ('7', '8') as integer) as in_services,
      job_search_code,
      cast(null as varchar) as benefit_payer
    from newest
  )
select
  *
from final
order by
  person_id
