/**
 * A person-month file made by hashing row numbers: any size, any seed, no clock, no generator state. Payers are few and skewed, so
 * that the payer rules have something to withhold; a quarter of them are silent; so are those who pay benefits, the first of them nearly all.
 * Written by writePersonMonths.
 *
 * Variables: `persons` (rows), `seed`, `payers` and `funds` (how many distinct, of wages and of benefits), `covered` (0 or 1), `source`
 * (of unemployment).
 */
export const inventedMonth = `
with numbers as (
  select i, hash(i, getvariable('seed')::bigint) as h from range(getvariable('persons')::bigint) as r(i)
),
drawn as (
  select
    'p' || lpad(i::varchar, 12, '0') as person_id,
    (h % 1000)::integer as area_draw,
    ((h >> 10) % 2)::integer as sex_draw,
    ((h >> 11) % 101)::integer as age,
    ((h >> 18) % 100)::integer as background_draw,
    ((h >> 25) % 10)::integer as generation_draw,
    ((h >> 29) % 14)::integer as ground_draw,
    ((h >> 33) % 260)::integer as stay_draw,
    ((h >> 41) % 100)::integer as work_draw,
    ((h >> 48) % 100)::integer as search_draw,
    hash(i, getvariable('seed')::bigint, 2) as g,
    hash(i, getvariable('seed')::bigint, 3) as b
  from numbers
),
lives as (
  select
    *,
    case when background_draw < 22 then 'foreign' when background_draw < 97 then 'finnish' else 'unknown' end as background,
    (age between 18 and 74 and work_draw < 60)::integer as employed,
    (age between 18 and 64 and search_draw < 12)::integer as unemployed,
    (age between 18 and 64 and search_draw between 12 and 15)::integer as in_services,
    (work_draw < 55)::integer as by_wage,
    case when getvariable('covered') = 1 and age between 18 and 74 and b % 100 < 50
      then 'y' || floor(getvariable('payers') * power((b >> 20) % 1000000 / 1000000.0, 4))::bigint end as main_payer_before
  from drawn
)
select
  person_id,
  getvariable('month')::varchar as month,
  case when area_draw < 340 then 'KU091' when area_draw < 500 then 'KU049' when area_draw < 630 then 'KU837'
    when area_draw < 760 then 'KU092' when area_draw < 890 then 'KU564' else 'KU853' end as ref_area,
  case sex_draw when 0 then 'F' else 'M' end as sex,
  age,
  background,
  case when background <> 'foreign' or generation_draw = 9 then null when generation_draw < 2 then 'second' else 'first' end as generation,
  (background_draw % 20 = 0)::integer as background_provisional,
  case when background = 'foreign' and generation_draw > 1 then 'foreign' when generation_draw = 0 then 'unknown' else 'domestic' end as language,
  case when background <> 'foreign' then 'citizen' else ['work_specialist', 'work_other', 'study', 'family', 'protection', 'protection_family',
    'temporary_protection', 'eu_registration', 'permanent', 'returnee', 'brexit', 'other', 'citizen', 'none_on_record'][ground_draw + 1] end as permit_ground,
  case when permit_ground = 'citizen' then 'finnish' when generation_draw = 0 then 'unknown' else 'other' end as citizenship,
  case when background = 'foreign' and stay_draw < 240 then stay_draw end as stay_months,
  employed,
  unemployed,
  in_services,
  case when employed = 1 then 'employed' when unemployed = 1 then 'unemployed' when in_services = 1 then 'in_services' else 'outside' end as status_monthly,
  case when unemployed = 1 then 'unemployed' when employed = 1 then 'employed' when in_services = 1 then 'in_services' else 'outside' end as status_annual,
  (case when employed * by_wage = 1 then 500 + g % 400000 / 100.0 else 0 end)::decimal(18, 2) as work_pay,
  case when employed * by_wage = 1 then 'y' || floor(getvariable('payers') * power((g >> 20) % 1000000 / 1000000.0, 4))::bigint end as main_payer,
  employed * by_wage as payers,
  employed * by_wage as wage_employed,
  (employed = 1 and by_wage = 0)::integer as self_employed,
  case when getvariable('source') = 'benefits' and unemployed = 1
    then 'b' || floor(getvariable('funds') * power((g >> 40) % 1000 / 1000.0, 6))::bigint end as benefit_payer,
  getvariable('covered')::integer as employment_covered,
  getvariable('source')::varchar as unemployment_source,
  case when main_payer_before is not null then if(hash(main_payer_before, getvariable('seed')::bigint) % 4 = 0, 'silent', 'reporting') end as payers_before,
  main_payer_before,
  case when main_payer_before is not null then 500 + (b >> 40) % 400000 / 100.0 end::decimal(18, 2) as work_pay_before
from lives
`;
