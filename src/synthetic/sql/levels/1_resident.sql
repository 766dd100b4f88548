-- The residents, by the groups of the figures.
create or replace temp table resident as
with
  city as (
    select
      'KU' || municipality as ref_area,
      name
    from read_csv(getvariable('reference') || '/cities.csv', hive_partitioning = false, types = {'municipality': 'varchar'})
  )
select
  truth.*,
  city.name,
  (truth.status_annual = 'employed')::integer as works,
  (truth.status_annual = 'unemployed')::integer as seeks,
  if(coalesce(truth.generation = 'first', false), 'foreign-born', 'Finnish background or born in Finland') as birth_group,
  case
    when truth.stay_months < 12 then '0'
    when truth.stay_months < 60 then '1-4'
    when truth.stay_months < 120 then '5-9'
    else '10+'
  end as stay,
  if(truth.background = 'foreign', 'foreign background', 'Finnish background') as background_group,
  if(truth.sex = 'M', 'men', 'women') as sex_group
from read_parquet(getvariable('december'), hive_partitioning = false) as truth
inner join city on city.ref_area = truth.ref_area;
