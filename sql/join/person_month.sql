-- Purpose: where each resident of the cities lived at the month's end, who they are, on what ground, and whether they worked
-- Grain: person; ordered by person_id
-- Reads: population, origin, arrivals, permits, permits_on_record, wages, unemployment, training, self_employed, payers_before (stage), month, work_pay_threshold, employment_covered, employment_covered_before, unemployment_source
-- Writes: person_month/<month>
with
population as (select * from read_parquet(getvariable('population'), hive_partitioning = false)),
origin as (select * from read_parquet(getvariable('origin'), hive_partitioning = false)),
arrivals as (select * from read_parquet(getvariable('arrivals'), hive_partitioning = false)),
permits as (select * from read_parquet(getvariable('permits'), hive_partitioning = false)),
on_record as (select person_id, first_ground, true as on_record from read_parquet(getvariable('permits_on_record'), hive_partitioning = false)),
wages as (select * from read_parquet(getvariable('wages'), hive_partitioning = false)),
unemployment as (select * from read_parquet(getvariable('unemployment'), hive_partitioning = false)),
training as (select person_id, 1 as in_training from read_parquet(getvariable('training'), hive_partitioning = false)),
self_employed as (select person_id, 1 as self_employed from read_parquet(getvariable('self_employed'), hive_partitioning = false)),
-- Where the wages of one of the two months have not arrived, nobody knows who is silent.
payers_before as (
  select * from read_parquet(getvariable('payers_before'), hive_partitioning = false)
  where getvariable('employment_covered') = 1 and getvariable('employment_covered_before') = 1
),
joined as (
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
    coalesce(self_employed, 0) as self_employed,
    coalesce(unemployed, 0) as unemployed,
    coalesce(in_services, 0) as in_services,
    coalesce(in_training, 0) as in_training,
    job_search_code,
    benefit_payer,
    payers_before,
    main_payer_before,
    work_pay_before,
    background_of(origin_code, birth_country_code, citizenship_code, language_code, on_record) as background
  from population
  left join origin using (person_id)
  left join arrivals using (person_id)
  left join permits using (person_id)
  left join on_record using (person_id)
  left join wages using (person_id)
  left join unemployment using (person_id)
  left join training using (person_id)
  left join self_employed using (person_id)
  left join payers_before using (person_id)
),
final as (
  select
    person_id,
    getvariable('month') as month,
    ref_area,
    sex,
    age,
    background,
    case
      when origin_code = '22' then 'first'
      when origin_code = '21' then 'second'
      when background = 'foreign' and birth_country_code in ('2', '3') then 'first'
    end as generation,
    cast(origin_code is null and background <> 'unknown' as integer) as background_provisional,
    case when language_code in ('1', '2') then 'domestic' when language_code = '3' then 'foreign' else 'unknown' end as language,
    case when citizenship_code = '1' then 'citizen' else coalesce(valid_ground, 'none_on_record') end as permit_ground,
    first_ground,
    cast(month_number(month_end(getvariable('month'))) - month_number(arrived_on) as integer) as stay_months,
    greatest(wage_employed, self_employed) as employed,
    unemployed,
    in_services,
    case
      when greatest(wage_employed, self_employed) = 1 then 'employed'
      when unemployed = 1 then 'unemployed'
      when in_services = 1 then 'in_services'
      else 'outside'
    end as status_monthly,
    case
      when unemployed = 1 then 'unemployed'
      when greatest(wage_employed, self_employed) = 1 then 'employed'
      when in_services = 1 then 'in_services'
      else 'outside'
    end as status_annual,
    cast(work_pay as decimal(18, 2)) as work_pay,
    main_payer,
    payers,
    wage_employed,
    self_employed,
    in_training,
    job_search_code,
    benefit_payer,
    cast(getvariable('employment_covered') as integer) as employment_covered,
    getvariable('unemployment_source') as unemployment_source,
    payers_before,
    main_payer_before,
    work_pay_before
  from joined
)
select * from final
order by person_id
