-- The unemployed and those of a foreign language.
create or replace temp table other_share as
select
  'Unemployment rate (%)',
  name,
  sum(seeks),
  sum(works + seeks)
from resident
where
  age between 18 and 74
group by
  name
union all
select
  'Unemployment rate (%)',
  background_group || ', ' || name,
  sum(seeks),
  sum(works + seeks)
from resident
where
  age between 18 and 74
group by
  background_group,
  name
union all
select
  'Share of foreign-language residents (%)',
  name,
  sum((language = 'foreign')::integer),
  count(*)
from resident
group by
  name;
