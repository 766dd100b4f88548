-- The persons present, with the probabilities of their group.
create or replace temp table levels as
with
  people as (
    select
      person.*,
      age_on(person.birth, month_end(getvariable('month'))) as age,
      person.gone > getvariable('month') as here,
      state_before.luck as luck_before,
      coalesce(state_before.wage, false) as wage_before,
      coalesce(state_before.job, 0) as job_before,
      state_before.job_start as job_start_before,
      state_before.jobless_since as jobless_before,
      state_before.status as status_before,
      if(person.foreign_born, 'foreign', 'finnish') as origin_group
    from person
    left join state_before on state_before.n = person.n
    where
      person.first_month <= getvariable('month')
      and person.gone >= getvariable('month')
  ),
  placed as (
    select
      people.*,
      coalesce(profile.permille, 0) as shape,
      coalesce(lift.lift, 0) as lift,
      city.employment_shift as city_shift,
      city.unemployment_ppm,
      season.permille as season,
      december.permille as december
    from people
    left join profile on profile.origin = people.origin_group
    and profile.age = people.age
    left join lift on lift.origin = people.origin_group
    and lift.age_band = age_band(people.age)
    and lift.stay = stay_band(people.foreign_born, people.arrival, month_end(getvariable('month')))
    inner join city on city.municipality = people.municipality
    inner join season on season.month = month(month_start(getvariable('month')))
    inner join season as december on december.month = 12
  )
select
  *,
  case
    when shape = 0 then 0
    else 1000 * least(960, greatest(10, raw_employment(shape, employment_shift, city_shift, foreign_born, sex) + lift))
  end as employed_ppm,
  case
    when age < 18
    or age > 64 then 0
    else (
      unemployment_ppm * if(foreign_background, 2100, 850) // 1000 * unemployment_permille // 1000 * case
        when age < 25 then 1350
        when age < 55 then 950
        else 1100
      end // 1000
    )
  end as rate_ppm
from placed;
