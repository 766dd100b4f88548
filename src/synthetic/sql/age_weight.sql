-- Purpose: ages by origin with the slice of draws of each: residents of the cities' postal areas, the foreign background by the country's ages.
-- Grain: origin, age_from. Reads: getvariable('reference')/ages.csv, city. Writes: age_weight.
with
  listed as (
    select
      *
    from read_csv(getvariable('reference') || '/ages.csv', hive_partitioning = false)
  ),
  share as (
    select
      (
        select
          sum(residents)
        from listed
      )::bigint * 215 // 1000 as foreign_residents,
      (
        select
          sum(foreign_background_finland)
        from listed
      )::bigint as finland
  ),
  weighted as (
    select
      'foreign' as origin,
      age_from,
      age_to,
      born_in_finland_permille,
      foreign_background_finland::bigint as weight
    from listed
    union all
    select
      'finnish',
      age_from,
      age_to,
      born_in_finland_permille,
      residents::bigint - foreign_background_finland::bigint * foreign_residents // finland
    from listed
    cross join share
  ),
  running as (
    select
      *,
      sum(weight) over (
        partition by
          origin
        order by
          age_from
      )::bigint as upto,
      sum(weight) over (
        partition by
          origin
      )::bigint as everyone
    from weighted
  ),
  final as (
    select
      origin,
      age_from,
      age_to,
      born_in_finland_permille,
      ((upto - weight) * 1000000 // everyone)::integer as draw_from,
      (upto * 1000000 // everyone)::integer as draw_before
    from running
  )
select
  *
from final
order by
  origin,
  age_from
