-- Purpose: spells of self-employed insurance from consecutive months.
-- Grain: person, spell. Reads: month_note. Writes: self_spell.
with
  months as (
    select
      n,
      month,
      month - row_number() over (
        partition by
          n
        order by
          month
      ) as run
    from month_note
    where
      self_employed
  ),
  runs as (
    select
      n,
      run,
      min(month)::integer as first_month,
      max(month)::integer as last_month
    from months
    group by
      n,
      run
  ),
  final as (
    select
      n,
      if(
        first_month = 0,
        (month_start(0) - (30 + draw('self_since', n, 0) % 4000)::integer)::date,
        (month_start(first_month) + (draw('self_day', n, first_month) % 28)::integer)::date
      ) as spell_start,
      (month_start(last_month + 1) + (draw('self_day', n, 1000 + last_month) % 21)::integer)::date as spell_end
    from runs
  )
select
  *
from final
order by
  n,
  spell_start
