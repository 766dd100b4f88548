-- Every spell as in the extract.
create or replace temp table reported as
with
  known as (
    select
      seeker_spell.*,
      spell_end < search_end
      and draw('forgotten', seeker_spell.n, (spell_start - date '2000-01-01')::bigint) < 200000 as forgotten,
      person.id,
      person.foreign_background,
      person.arrival,
      person.ground,
      person.finnish_citizen
    from seeker_spell
    inner join person on person.n = seeker_spell.n
    where
      seeker_spell.spell_start <= month_end(getvariable('month'))
  )
select
  n,
  spell_start,
  0 as
copy,
id,
strftime(search_start, '%d.%m.%Y') as search_start,
if(search_reported <= getvariable('month'), strftime(search_end, '%d.%m.%Y'), '11.11.2222') as search_end,
strftime(spell_start, '%d.%m.%Y') as spell_from,
if(
  spell_reported <= getvariable('month')
  and not forgotten,
  strftime(spell_end, '%d.%m.%Y'),
  '11.11.2222'
) as spell_to,
code,
case
  when foreign_background
  and arrival > search_start - to_months(36) then '01'
  when draw('plan', n, search) < 700000 then '00'
  when draw('plan', n, search) < 760000 then '02'
  else ''
end as plan,
case
  when not foreign_background
  or finnish_citizen then ''
  when ground = 'temporary_protection' then '1C'
  when ground = 'eu_registration' then '08'
  when ground in ('study', 'work_other') then '10'
  else '06'
end as permit,
lives
from known;
