-- The months, numbered by search and spell.
create or replace temp table numbered as
with
  coded as (
    select
      n,
      month,
      seeker_code,
      lives,
      coalesce(
        lag(month) over (
          partition by
            n
          order by
            month
        ) = month - 1,
        false
      ) as goes_on,
      coalesce(
        lag(seeker_code) over (
          partition by
            n
          order by
            month
        ) = seeker_code,
        false
      ) as same_code
    from month_note
    where
      seeker_code is not null
  )
select
  *,
  sum((not goes_on)::integer) over (
    partition by
      n
    order by
      month
  )::integer as search,
  sum(
    (
      not (
        goes_on
        and same_code
      )
    )::integer
  ) over (
    partition by
      n
    order by
      month
  )::integer as spell
from coded;
