-- Region of origin and ground of those who came, and the registers' data on them.
create or replace temp table known as
with
  regional as (
    select
      eras.*,
      region_weight.region
    from eras
    inner join region_weight on region_weight.era = eras.era
    and draw('region', eras.n, 0) >= region_weight.draw_from
    and draw('region', eras.n, 0) < region_weight.draw_before
  ),
  grounded as (
    select
      regional.*,
      ground_weight.ground,
      ground_weight.employment_shift,
      ground_weight.unemployment_permille
    from regional
    inner join ground_weight on ground_weight.era = regional.era
    and ground_weight.region = regional.region
    and draw('ground', regional.n, 0) >= ground_weight.draw_from
    and draw('ground', regional.n, 0) < ground_weight.draw_before
  )
select
  n,
  opaque('p', 'person', n) as id,
  entry,
  kind,
  first_month,
  registered,
  register_lag,
  municipality,
  sex,
  birth,
  foreign_background,
  foreign_born,
  second_generation,
  arrival,
  era,
  case
    when foreign_born then region
  end as region,
  case
    when not foreign_background
    and draw('born_abroad', n, 0) < 12000 then '12'
    when not foreign_background then '11'
    when second_generation then '21'
    else '22'
  end as syntyp2,
  (not foreign_background)
  or (
    second_generation
    and draw('citizen', n, 0) < 450000
  )
  or (
    foreign_born
    and arrival < month_start(first_month) - to_months(96)
    and draw('citizen', n, 0) < 560000
  ) as finnish_citizen,
  case
    when foreign_born then ground
    when second_generation then 'family'
  end as ground,
  if(foreign_born, employment_shift, 0) as employment_shift,
  if(foreign_born, unemployment_permille, 1000) as unemployment_permille,
  age_at_first
from grounded;
