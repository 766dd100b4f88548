-- Purpose: job searches and the employment codes within them, as dates. Consecutive months with any code form one search, with the same code
-- one spell. Each begins on some day of its first month, and the one before it ends the day before.
-- Grain: person, spell. Reads: month_note. Writes: seeker_spell.
-- The dates of the spells.
with
  ends as (
    select
      n,
      search,
      code,
      lives,
      if(
        search_from = 0,
        (month_start(0) - (1 + draw('search_day', n, 0) % 300)::integer)::date,
        (month_start(search_from) + (draw('search_day', n, search_from) % 28)::integer)::date
      ) as search_start,
      (month_start(search_to + 1) + (draw('search_day', n, 1000 + search_to) % 20)::integer - 1)::date as search_end,
      search_to,
      if(
        first_month = search_from,
        if(
          search_from = 0,
          (month_start(0) - (1 + draw('search_day', n, 0) % 300)::integer)::date,
          (month_start(search_from) + (draw('search_day', n, search_from) % 28)::integer)::date
        ),
        (month_start(first_month) + (draw('code_day', n, first_month) % 28)::integer)::date
      ) as spell_start,
      if(
        last_month = search_to,
        (month_start(search_to + 1) + (draw('search_day', n, 1000 + search_to) % 20)::integer - 1)::date,
        (month_start(last_month + 1) + (draw('code_day', n, last_month + 1) % 28)::integer - 1)::date
      ) as spell_end
    from dated
  )
select
  *,
  month_number(search_end) as search_reported,
  month_number(spell_end) as spell_reported
from ends
order by
  n,
  spell_start
