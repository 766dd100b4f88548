-- The persons of the groups that are reconstructed.
create or replace temp table reconstructed_person as
select
  person_id,
  upper(background) as background,
  sex,
  age,
  self_employed,
  unemployed,
  unemployment_source = 'job_search' as by_job_search
from read_parquet(getvariable('person_month'), hive_partitioning = false)
where
  list_contains(getvariable('backgrounds'), upper(background))
  and sex in ('F', 'M')
  and exists (
    select
      1
    from declared_ages()
    where
      age between from_age and coalesce(to_age, age)
  );
