-- Purpose: ETK_yrittajat as of a day.
-- Grain: person, spell. Reads: self_spell, person. Writes: ETK_yrittajat.parquet.
with
  final as (
    select
      person.id as hid_e,
      if(draw('farmer', person.n, 0) < 30000, 'MYEL', 'YEL') as laki,
      self_spell.spell_start as alkupvm,
      case
        when self_spell.spell_end <= getvariable('known')::date then self_spell.spell_end
      end as loppupvm
    from self_spell
    inner join person on person.n = self_spell.n
    where
      self_spell.spell_start <= getvariable('known')::date
  )
select
  *
from final
order by
  hid_e,
  alkupvm
