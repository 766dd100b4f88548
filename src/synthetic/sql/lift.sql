-- Purpose: by how much each row of table 117e has to be lifted for the country's first month to match the published level. People who
-- left without notice count in the published denominators, so the others are lifted further.
-- Grain: origin, stay, age_band. Reads: person, profile, city, getvariable('reference')/employment_117e.csv. Writes: lift.
with
  published as (
    select
      *
    from read_csv(getvariable('reference') || '/employment_117e.csv', hive_partitioning = false, types = {'stay': 'varchar'})
  ),
  aged as (
    select
      *,
      age_on(birth, month_end(0)) as age,
      if(foreign_born, 'foreign', 'finnish') as origin
    from person
    where
      entry < 0
  ),
  raw as (
    select
      aged.origin,
      stay_band(aged.foreign_born, aged.arrival, month_end(0)) as stay,
      age_band(aged.age) as age_band,
      aged.gone >= 0 as here,
      least(
        980,
        greatest(20, raw_employment(profile.permille, aged.employment_shift, city.employment_shift, aged.foreign_born, aged.sex))
      ) as permille
    from aged
    inner join profile on profile.origin = aged.origin
    and profile.age = aged.age
    inner join city on city.municipality = aged.municipality
  ),
  summed as (
    select
      origin,
      stay,
      age_band,
      count(*) as persons,
      count(*) filter(here) as here,
      sum(permille) filter(here)::bigint as permille
    from raw
    group by
      origin,
      stay,
      age_band
  ),
  final as (
    select
      published.origin,
      published.stay,
      published.age_band,
      case
        when summed.here > 0 then ((published.permille::bigint * summed.persons - summed.permille) // summed.here)::integer
        else 0
      end as lift
    from published
    left join summed on summed.origin = published.origin
    and summed.stay = published.stay
    and summed.age_band = published.age_band
  )
select
  *
from final
order by
  origin,
  stay,
  age_band
