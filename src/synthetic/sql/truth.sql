-- Purpose: the truth of one month, for tests only.
-- Grain: person of the cities' population at the month's end. Reads: person, state. Writes: truth/person_month_<yyyy>_<mm>.parquet.
with
  living as (
    select
      person.*,
      lives_in(person.n, person.municipality, person.moves, person.leaves, person.ground, person.arrival, getvariable('month')) as lives,
      state.status,
      coalesce(state.here, false) as here,
      state.seeker_code,
      state.wage,
      state.self_employed
    from person
    left join state on state.n = person.n
    where
      person.registered <= getvariable('month')
      and person.struck_off > getvariable('month')
  ),
  flagged as (
    select
      *,
      coalesce(status in ('employed', 'part_time_seeker'), false)::integer as employed,
      coalesce(seeker_code in ('2', '3'), false)::integer as unemployed,
      coalesce(seeker_code in ('7', '8'), false)::integer as in_services
    from living
    where
      list_contains(getvariable('municipalities'), lives)
  ),
  final as (
    select
      id as person_id,
      strftime(month_start(getvariable('month')), '%Y-%m') as month,
      'KU' || lives as ref_area,
      if(sex = '1', 'M', 'F') as sex,
      age_on(birth, month_end(getvariable('month')))::integer as age,
      if(foreign_background, 'foreign', 'finnish') as background,
      case
        when foreign_born then 'first'
        when second_generation then 'second'
      end as generation,
      if(language_code = '3', 'foreign', 'domestic') as language,
      arrival,
      if(finnish_citizen, 'citizen', ground) as first_ground,
      case
        when arrival is not null then month_number(month_start(getvariable('month'))) - month_number(arrival)
      end as stay_months,
      employed,
      unemployed,
      in_services,
      case
        when employed = 1 then 'employed'
        when unemployed = 1 then 'unemployed'
        when in_services = 1 then 'in_services'
        else 'outside'
      end as status_monthly,
      case
        when unemployed = 1 then 'unemployed'
        when employed = 1 then 'employed'
        when in_services = 1 then 'in_services'
        else 'outside'
      end as status_annual,
      coalesce(wage, false)::integer as wage_employed,
      coalesce(self_employed, false)::integer as self_employed,
      here::integer as really_here
    from flagged
  )
select
  *
from final
order by
  person_id
