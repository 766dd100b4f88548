-- Purpose: job searches that ended in a month but stay open in the extracts, and the month from whose extract on they are closed: one to
-- three months later, a third each, or when the person's next search begins.
-- Grain: person, search. Reads: seeker_spell. Writes: late_closure.
with
  searches as (
    select
      n,
      search,
      max(search_end) as search_end,
      max(search_reported) as reported,
      arg_max(lives, spell_end) as lives,
      lead(month_number(min(search_start))) over (
        partition by
          n
        order by
          search
      ) as next_month
    from seeker_spell
    group by
      n,
      search
  ),
  ended as (
    select
      *,
      row_number() over (
        order by
          draw('late_closure', n, search),
          n
      ) as rank,
      count(*) over () as everyone
    from searches
    where
      month_number(search_end) = getvariable('month')
      and reported = getvariable('month')
      and in_area(lives, getvariable('area'))
  ),
  final as (
    select
      n,
      search,
      everyone,
      least(getvariable('month')::integer + 1 + ((rank - 1) % 3)::integer, coalesce(next_month, 9999))::integer as reported
    from ended
    where
      rank <= part_of(getvariable('share'), everyone)
  )
select
  *
from final
order by
  n,
  search
