-- The months of each spell and of its search.
create or replace temp table dated as
with
  searches as (
    select
      n,
      search,
      min(month) as first_month,
      max(month) as last_month
    from numbered
    group by
      n,
      search
  ),
  spells as (
    select
      n,
      search,
      spell,
      min(month) as first_month,
      max(month) as last_month,
      min(seeker_code) as code,
      arg_min(lives, month) as lives
    from numbered
    group by
      n,
      search,
      spell
  )
select
  spells.n,
  spells.search,
  spells.code,
  spells.lives,
  spells.first_month,
  spells.last_month,
  searches.first_month as search_from,
  searches.last_month as search_to
from spells
inner join searches on searches.n = spells.n
and searches.search = spells.search;
