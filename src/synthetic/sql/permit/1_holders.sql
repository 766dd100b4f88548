-- The permit holders.
create or replace temp table holders as
select
  n,
  id,
  sex,
  birth,
  arrival,
  ground,
  finnish_citizen,
  foreign_born,
  registered,
  struck_off,
  draw('permit_name', n, 0) as slot,
  12 + draw('permit_years', n, 0) % 3 * 12 as first_length,
  if(foreign_born, arrival, greatest(birth, month_start(0) - to_months(30))::date) as since
from person
where
  foreign_background
  and ground is not null
  and ground <> 'none_on_record'
  and (
    foreign_born
    or not finnish_citizen
  );
