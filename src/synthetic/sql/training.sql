-- Purpose: KEHA_Koulutus as of a month's end: courses of people in training, with the waiting time before them.
-- Grain: person, course. Reads: seeker_spell, person. Writes: KEHA_Koulutus_<yyyy>_<mm>.csv.zst.
with
  courses as (
    select
      seeker_spell.n,
      person.id,
      seeker_spell.spell_start,
      seeker_spell.spell_end,
      seeker_spell.lives,
      (seeker_spell.spell_start - (10 + draw('queue', seeker_spell.n, 0) % if(person.foreign_background, 100, 40))::integer)::date as applied,
      case
        when person.foreign_background
        and person.arrival > seeker_spell.spell_start - to_months(60) then 'KOTO'
        when draw('course', seeker_spell.n, 0) < 300000 then 'AMM2'
        else 'AMM1'
      end as course
    from seeker_spell
    inner join person on person.n = seeker_spell.n
    where
      seeker_spell.code = '8'
  ),
  final as (
    select
      n,
      spell_start,
      id as hid_e,
      course as kurslaji,
      applied as hapvm,
      if(spell_start <= month_end(getvariable('month')), spell_start::varchar, '') as alpvm,
      if(spell_end <= month_end(getvariable('month')), spell_end::varchar, '') as papvm,
      if(spell_end <= month_end(getvariable('month')), if(draw('interrupted', n, 0) < 180000, '2', '1'), '') as pasyy,
      lives as kunno
    from courses
    where
      applied <= month_end(getvariable('month'))
  )
select
  columns(* exclude (n, spell_start))
from final
order by
  n,
  spell_start
