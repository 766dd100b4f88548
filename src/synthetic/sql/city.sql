-- Purpose: the cities with the slice of draws that falls to each, by residents.
-- Grain: municipality. Reads: getvariable('cities') (CSV). Writes: city.
with
  listed as (
    select
      *
    from read_csv(getvariable('cities'), hive_partitioning = false, types = {'municipality': 'varchar'})
  ),
  -- A city's rate reflects its own mix of backgrounds, which is removed here: each background gets its own part later.
  mixed as (
    select
      *,
      (foreign_language_permille * 93 // 100 * 2040 + (1000 - foreign_language_permille * 93 // 100) * 825) // 1000 as mix_permille
    from listed
  ),
  running as (
    select
      *,
      sum(residents) over (
        order by
          municipality
      )::bigint as upto,
      sum(residents) over ()::bigint as everyone
    from mixed
  ),
  final as (
    select
      municipality,
      ((upto - residents) * 1000000 // everyone)::integer as draw_from,
      (upto * 1000000 // everyone)::integer as draw_before,
      foreign_language_permille as foreign_permille,
      employment_shift_permille as employment_shift,
      (unemployed::bigint * 1000000 // (employed + unemployed) * 1000 // mix_permille)::integer as unemployment_ppm
    from running
  )
select
  *
from final
order by
  municipality
