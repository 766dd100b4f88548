-- Purpose: the person-months of a month as known at a vintage, in the columns of sql/join/person_month.sql.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month); month; unknown_ppm (how many of a million wage reports are unknown at this vintage; null at the first,
--        where each group has a share of its own).
-- Writes: person_month/<month>.
with
residents as (
  select
    * replace (
      if(report_draw < coalesce(getvariable('unknown_ppm')::integer, late_ppm), 0, wage_employed) as wage_employed
    ),
    background_of(origin_code, birth_country_code, citizenship_code, language_code, on_record) as background
  from read_parquet(getvariable('residents'), hive_partitioning = false)
),
final as (
  select
    person_id,
    getvariable('month')::varchar as month,
    ref_area,
    sex,
    age,
    background,
    case
      when origin_code = '22' then 'first'
      when origin_code = '21' then 'second'
      when background = 'foreign' and birth_country_code in ('2', '3') then 'first'
    end as generation,
    (origin_code is null and background <> 'unknown')::integer as background_provisional,
    case when language_code in ('1', '2') then 'domestic' when language_code = '3' then 'foreign' else 'unknown' end as language,
    case when citizenship_code = '1' then 'citizen' else coalesce(valid_ground, 'none_on_record') end as permit_ground,
    first_ground,
    (month_number(month_end(getvariable('month'))) - month_number(arrived_on))::integer as stay_months,
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
    if(wage_employed = 1, cents::decimal(18, 0) * 0.01, 0)::decimal(18, 2) as work_pay,
    if(wage_employed = 1, main_payer, null) as main_payer,
    wage_employed as payers,
    wage_employed,
    self_employed,
    0 as in_training,
    job_search_code,
    null::varchar as benefit_payer,
    1 as employment_covered,
    'job_search' as unemployment_source,
    -- Whoever works has worked for the same payer the month before.
    case
      when payer_draw < coalesce(getvariable('unknown_ppm')::integer, late_ppm) then 'silent'
      when payer_draw is not null then 'reporting'
    end as payers_before,
    if(payer_draw is not null, residents.main_payer, null) as main_payer_before,
    if(payer_draw is not null, cents::decimal(18, 0) * 0.01, null)::decimal(18, 2) as work_pay_before
  from residents
)
select * from final
order by person_id
