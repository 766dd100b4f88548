-- Purpose: KEHA_Tyonhaku as of a month's end: every search and spell so far, without an end where none is reported yet. Some
-- spells are never closed though the search went on with another.
-- Grain: person, spell. Reads: seeker_spell, person. Writes: KEHA_Tyonhaku_<yyyy>_<mm>.csv.
-- The rows of the file.
with
  broken as (
    select
      * replace(
        1 as
        copy,
        id || 'x' as id,
        '31.02.2025' as spell_from
      )
    from reported
    where
      is_marred(n, month_end(getvariable('month')))
  ),
  everything as (
    select
      *
    from reported
    union all
    select
      *
    from broken
  ),
  final as (
    select
      n,
      spell_start,
    copy,
    id as hid_e,
    search_start as alkpv1,
    search_end as loppv1,
    spell_from as tappvh,
    spell_to as tppvm,
    code as tyok1,
    plan as kotsk,
    permit as otlupa,
    lives as kunnoh
    from everything
  )
select
  columns(
    * exclude (
      n,
      spell_start,
      copy
    )
  )
from final
order by
  n,
  spell_start,
copy
