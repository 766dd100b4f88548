-- Purpose: a wave's arrivals: adults of foreign background who register in the month itself, a share of them without a country of birth.
-- Grain: person. Reads: arrival_candidate (as person). Writes: person (appended).
with
  fitting as (
    select
      *,
      draw('no_birth_country', n, 0) < 300000 as lacks_birth_country
    from arrival_candidate
    where
      kind = 'abroad'
      and foreign_background
      and registered = getvariable('month')
      and age_on(birth, month_start(getvariable('month'))) >= 18
      and lives_in(n, municipality, moves, leaves, ground, arrival, getvariable('month')) = municipality
  ),
  ranked as (
    select
      *,
      row_number() over (
        partition by
          lacks_birth_country
        order by
          n
      ) as rank
    from fitting
  ),
  final as (
    select
      * exclude (lacks_birth_country, rank) replace(if(getvariable('area') = 'C6', municipality, substr(getvariable('area'), 3)) as municipality)
    from ranked
    where
      rank <= if(lacks_birth_country, getvariable('without_birth_country'), getvariable('with_birth_country'))
  )
select
  *
from final
order by
  n
