-- Purpose: the cities' population at a month's end as the registers know it once every report has arrived, with the payer and the pay of
--          the main job, and how late its report is.
-- Grain: person; ordered by person_id.
-- Reads: person and state of the synthetic country (src/synthetic/sql); getvariable('month'), counted from its first.
-- Writes: residents of one month. A report is unknown at the first vintage when `report_draw` (0 to 999 999, the same at every
--         vintage) is below `late_ppm`.
with
  living as (
    select
      person.*,
      state.seeker_code,
      state.wage,
      state.self_employed,
      state.job,
      lives_in(person.n, person.municipality, person.moves, person.leaves, person.ground, person.arrival, getvariable('month')) as lives,
      payer_number(person.n, state.job * 2, person.foreign_background) as payer,
      person.n * 100 + state.job * 2 as employment
    from person
    left join state on state.n = person.n
    where
      in_register(person.registered, person.struck_off, getvariable('month'))
  ),
  -- Permits as the generator would have granted them: some study permits become work permits, most others permanent ones.
  permitted as (
    select
      *,
      foreign_background
      and ground is not null
      and ground <> 'none_on_record'
      and (
        foreign_born
        or not finnish_citizen
      ) as on_record,
      case
        when not foreign_born
        or ground in ('none_on_record', 'eu_registration', 'brexit', 'temporary_protection') then ground
        when arrival <= month_end(getvariable('month')) - to_months(60)
        and draw('permanent', n, 0) < 780000 then 'permanent'
        when ground = 'study'
        and arrival <= month_end(getvariable('month')) - to_months(24)
        and draw('after_study', n, 0) < 550000 then 'work_other'
        else ground
      end as valid_ground
    from living
    where
      lives in ('091', '049', '837', '092', '564', '853')
  ),
  final as (
    select
      id as person_id,
      'KU' || lives as ref_area,
      if(sex = '1', 'M', 'F') as sex,
      age_on(birth, month_end(getvariable('month')))::integer as age,
      -- The annual base data do not include newcomers yet, and miss a few others.
      if(
        entry >= 0
        or draw('no_origin', n, 0) < 1500,
        null,
        syntyp2
      ) as origin_code,
      birth_country_code,
      if(finnish_citizen, '1', '2') as citizenship_code,
      language_code,
      on_record,
      if(on_record, valid_ground, null) as valid_ground,
      if(on_record, ground, null) as first_ground,
      arrival as arrived_on,
      coalesce(wage, false)::integer as wage_employed,
      coalesce(self_employed, false)::integer as self_employed,
      coalesce(seeker_code in ('2', '3'), false)::integer as unemployed,
      coalesce(seeker_code in ('7', '8'), false)::integer as in_services,
      seeker_code as job_search_code,
      if(wage, payer_id(payer), null) as main_payer,
      if(
        wage,
        170000 + draw('pay', n, employment) % 230000 + (draw('pay_more', n, employment) % 1000) * (draw('pay_most', n, employment) % 1000) // 3,
        0
      )::bigint as cents,
      draw('unreported', n, getvariable('month')) as report_draw,
      if(wage, draw('silent_payer', payer, getvariable('month')), null) as payer_draw,
      if(payer_class(payer) = 'large', 20000, 35000) + if(foreign_background, 20000, 0) + if(payer_class(payer) = 'household', 5000, 0) as late_ppm
    from permitted
  )
select
  *
from final
order by
  person_id
