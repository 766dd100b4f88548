-- The employed.
create or replace temp table employment_share as
select
  'Employment rate 18-64 (%)' as figure,
  birth_group as "group",
  sum(works) as part,
  count(*) as whole
from resident
where
  age between 18 and 64
group by
  birth_group
union all
select
  'Employment rate 18-64 (%)',
  'foreign-born ' || stay || ' years of stay',
  sum(works),
  count(*)
from resident
where
  age between 18 and 64
  and birth_group = 'foreign-born'
group by
  stay
union all
select
  if(age < 40, 'Employment rate 18-39 (%)', 'Employment rate 40-64 (%)'),
  birth_group,
  sum(works),
  count(*)
from resident
where
  age between 18 and 64
group by
  age < 40,
  birth_group
union all
select
  'Employment rate 20-64 (%)',
  background_group || ', ' || sex_group || ', ' || name,
  sum(works),
  count(*)
from resident
where
  age between 20 and 64
group by
  background_group,
  sex_group,
  name;
