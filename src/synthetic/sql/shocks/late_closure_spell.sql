-- Purpose: the spells of job search with late closures: the ends are unchanged, but they are reported from a later month on.
-- Grain: person, spell. Reads: seeker_spell, late_closure. Writes: late_spell.
with
  final as (
    select
      seeker_spell.* replace(
        coalesce(late_closure.reported, seeker_spell.search_reported) as search_reported,
        if(spell_end = search_end, coalesce(late_closure.reported, seeker_spell.spell_reported), seeker_spell.spell_reported) as spell_reported
      )
    from seeker_spell
    left join late_closure on late_closure.n = seeker_spell.n
    and late_closure.search = seeker_spell.search
  )
select
  *
from final
order by
  n,
  spell_start
