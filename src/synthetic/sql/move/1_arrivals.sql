-- The arrivals from abroad.
create or replace temp table arrivals as
select
  n,
  arrival as day,
  '41' as kind,
  '200' as departure,
  municipality as destination
from person
where
  arrival is not null
union all
-- Some came once before, left and returned; the first arrival counts.
select
  n,
  (arrival + 1500)::date,
  '42',
  municipality,
  '200'
from person
where
  entry < 0
  and draw('twice', n, 0) < 30000
  and arrival < month_start(0) - to_months(130)
union all
select
  n,
  (arrival + 2300)::date,
  '41',
  '200',
  municipality
from person
where
  entry < 0
  and draw('twice', n, 0) < 30000
  and arrival < month_start(0) - to_months(130);
