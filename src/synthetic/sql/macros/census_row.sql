-- Which row of table 117e a person belongs to: origin by country of birth, length of stay in full years, age in two bands.
create or replace macro stay_band(foreign_born, arrival, day) as (
  case
    when not foreign_born then 'all'
    when arrival > day - to_months(12) then '0'
    when arrival > day - to_months(60) then '1-4'
    when arrival > day - to_months(120) then '5-9'
    else '10+'
  end
);

create or replace macro age_band(age) as (
  case
    when age < 18
    or age > 64 then 'other'
    when age < 40 then '18-39'
    else '40-64'
  end
);

-- Employment in thousandths, before it is calibrated to the published level of its row.
create or replace macro raw_employment(profile, ground_shift, city_shift, foreign_born, sex) as (
  profile + ground_shift + city_shift + case
    when foreign_born then if(sex = '1', 45, -45)
    else if(sex = '1', -3, 3)
  end
);
