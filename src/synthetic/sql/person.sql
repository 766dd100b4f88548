-- Purpose: everybody who ever lives in the six cities between the first month and the last, with their fixed attributes and the dates of major events.
-- Grain: person. Reads: entrant, city, age_weight, region_weight, ground_weight. Writes: person.
-- Everybody, with when registers learn of the end and what they record.
select
  n,
  id,
  entry,
  kind,
  first_month,
  registered,
  municipality,
  sex,
  birth,
  foreign_background,
  foreign_born,
  second_generation,
  arrival,
  era,
  region,
  syntyp2,
  finnish_citizen,
  ground,
  employment_shift,
  unemployment_permille,
  gone,
  gone_by,
  least(leaves, 9999)::integer as leaves,
  least(moves, 9999)::integer as moves,
  case
    when gone_by is null then 9999
    when gone_by = 'death' then gone
    when gone < 0
    or draw('notifies', n, 0) < 250000 then 9999
    when draw('notifies', n, 0) < 600000 then gone + 3 + draw('notifies_late', n, 0) % 10
    else gone
  end::integer as struck_off,
  case
    when foreign_background
    and draw('language', n, 0) < 940000 then '3'
    when foreign_background
    and draw('language', n, 0) < 990000 then '1'
    when foreign_background then '2'
    when draw('language', n, 0) < 15000 then '3'
    when draw('language', n, 0) < 75000 then '2'
    else '1'
  end as language_code,
  case
    when syntyp2 = '12' then '2'
    when not foreign_born then '1'
    when region in ('nordic', 'eu', 'europe', 'ukraine') then '2'
    else '3'
  end as birth_country_code,
  draw('self_employed', n, 0) < if(sex = '1', 110000, 70000) as self_prone
from ended
order by
  n
