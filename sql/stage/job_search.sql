-- Purpose: job searches that are open on the month's last day, by employment code
-- Grain: person; ordered by person_id
-- Reads: job_search (newest KEHA_Tyonhaku that covers the month), month
-- Writes: stage/job_search/<month>
with
job_search as (select * from read_parquet(getvariable('job_search'))),
open_spells as (
  select person_id, spell_start, employment_code
  from job_search
  where open_on(month_end(getvariable('month')), search_start, search_end) and open_on(month_end(getvariable('month')), spell_start, spell_end)
),
final as (
  select
    person_id,
    cast(bool_or(employment_code in ('2', '3')) as integer) as unemployed,
    cast(bool_or(employment_code in ('7', '8')) as integer) as in_services,
    -- The spell that began last; of two that began together the smallest code.
    min_by(employment_code, (-date_diff('day', date '1900-01-01', spell_start), employment_code)) as job_search_code,
    cast(null as varchar) as benefit_payer
  from open_spells
  group by person_id
)
select * from final
order by person_id
