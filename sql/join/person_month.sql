-- Purpose: each resident of the cities at the month's end: municipality, background, ground of residence, length of stay and status
-- Grain: person; ordered by person_id
-- Reads: population, origin, arrivals, permits, permits_on_record, wages, unemployment, training, self_employed, payers_before (stage), month, work_pay_threshold, employment_covered, employment_covered_before, self_employment_covered, unemployment_source
-- Writes: person_month/<month>
with
  residents as (
    select
      population.*,
      origin_code,
      arrived_on,
      permit_ground as valid_ground,
      first_ground,
      coalesce(work_pay, 0) as work_pay,
      main_payer,
      coalesce(payers, 0) as payers,
      cast(coalesce(main_payer_pay > cast(getvariable('work_pay_threshold') as decimal(18, 2)), false) as integer) as wage_employed,
      cast(self_employed.person_id is not null as integer) as self_employed,
      coalesce(unemployed, 0) as unemployed,
      coalesce(in_services, 0) as in_services,
      cast(training.person_id is not null as integer) as in_training,
      job_search_code,
      benefit_payer,
      payers_before,
      main_payer_before,
      work_pay_before,
      background_of(origin_code, birth_country_code, citizenship_code, language_code, on_record.person_id is not null) as background
    from read_parquet(getvariable('population'), hive_partitioning = false) as population
    left join read_parquet(getvariable('origin'), hive_partitioning = false) as origin using (person_id)
    left join read_parquet(getvariable('arrivals'), hive_partitioning = false) as arrivals using (person_id)
    left join read_parquet(getvariable('permits'), hive_partitioning = false) as permits using (person_id)
    left join read_parquet(getvariable('permits_on_record'), hive_partitioning = false) as on_record using (person_id)
    left join read_parquet(getvariable('wages'), hive_partitioning = false) as wages using (person_id)
    left join read_parquet(getvariable('unemployment'), hive_partitioning = false) as unemployment using (person_id)
    left join read_parquet(getvariable('training'), hive_partitioning = false) as training using (person_id)
    left join read_parquet(getvariable('self_employed'), hive_partitioning = false) as self_employed using (person_id)
    -- Silent payers are known only where the wages of both months have arrived.
    left join read_parquet(getvariable('payers_before'), hive_partitioning = false) as payers_before on payers_before.person_id = population.person_id
    and getvariable('employment_covered') = 1
    and getvariable('employment_covered_before') = 1
  )
select
  person_id,
  getvariable('month') as month,
  ref_area,
  sex,
  age,
  background,
  generation_of(origin_code, birth_country_code, background) as generation,
  if(origin_code is null, cast(background <> 'unknown' as integer), 0) as background_provisional,
  language_group(language_code) as language,
  case citizenship_code
    when '1' then 'finnish'
    when '2' then 'other'
    else 'unknown'
  end as citizenship,
  if(citizenship_code = '1', 'citizen', coalesce(valid_ground, 'none_on_record')) as permit_ground,
  first_ground,
  cast(month_number(month_end(getvariable('month'))) - month_number(arrived_on) as integer) as stay_months,
  greatest(wage_employed, self_employed) as employed,
  unemployed,
  in_services,
  monthly_status(greatest(wage_employed, self_employed), unemployed, in_services) as status_monthly,
  annual_status(greatest(wage_employed, self_employed), unemployed, in_services) as status_annual,
  cast(work_pay as decimal(18, 2)) as work_pay,
  main_payer,
  payers,
  wage_employed,
  self_employed,
  in_training,
  job_search_code,
  benefit_payer,
  cast(getvariable('employment_covered') as integer) as employment_covered,
  cast(getvariable('self_employment_covered') as integer) as self_employment_covered,
  getvariable('unemployment_source') as unemployment_source,
  payers_before,
  main_payer_before,
  work_pay_before
from residents
order by
  person_id
