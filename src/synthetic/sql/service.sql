-- Purpose: PALVELU_jaksot as known to the cities on a day: spells of job seekers of foreign background in a city's own services.
-- Grain: person, spell. Reads: seeker_spell, person. Writes: PALVELU_jaksot.csv.
with
  spells as (
    select
      seeker_spell.n,
      person.id,
      seeker_spell.spell_start,
      least(
        seeker_spell.spell_end,
        seeker_spell.spell_start + (60 + draw('service_days', seeker_spell.n, seeker_spell.search) % 300)::integer
      )::date as spell_end,
      seeker_spell.lives,
      case
        when seeker_spell.lives = '049'
        and person.sex = '2'
        and draw('home', seeker_spell.n, 0) < 350000 then 'KOTO_ESPOO'
        when seeker_spell.lives in ('091', '049', '092') then 'OSAAMISKESKUS'
        else 'OHJAAMO'
      end as service
    from seeker_spell
    inner join person on person.n = seeker_spell.n
    where
      person.foreign_background
      and seeker_spell.code in ('2', '7', '8')
      and list_contains(getvariable('municipalities'), seeker_spell.lives)
      and draw('in_service', seeker_spell.n, seeker_spell.search) < 220000
  ),
  final as (
    select
      n,
      spell_start,
      id as hid_e,
      service as palvelu,
      spell_start as alkupvm,
      if(spell_end <= getvariable('known')::date, spell_end::varchar, '') as loppupvm,
      lives as kunta
    from spells
    where
      spell_start <= getvariable('known')::date
  )
select
  columns(* exclude (n, spell_start))
from final
order by
  n,
  spell_start,
  palvelu
