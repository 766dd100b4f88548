-- Purpose: persons who have moved between the parts of a table's cells, counted by their earlier and present part. A person's state before a change,
--          compared with the present one, is the same for all bases between the previous change and this one, so it is counted once for all of them.
-- Grain: one row per table, the changes after which and up to which it counts, and the parts then and now: null where the table does not cover the
--        persons.
-- Reads: changes (files of sql/protect/changes.sql, each between two files of the month's person-months that follow one another, in their order up to
--        now); tables, age_groups (declarations as JSON).
-- Writes: temporary table moves
create or replace temp table moves as
with
  -- A file occurs twice where person-months returned to an earlier state and then changed in the same way.
  files as (
    select
      unnest(getvariable('changes')) as filename,
      unnest(range(len(getvariable('changes')))) as file_no
  ),
  own_changes as (
    select
      was,
      last_value(becomes) over own as becomes,
      coalesce(lag(file_no) over own, -1) as after_file,
      file_no as to_file
    from read_parquet(list_distinct(getvariable('changes')), hive_partitioning = false, filename = true)
    join files using (filename)
    window
      own as (
        partition by
          person_id
        order by
          file_no rows between unbounded preceding
          and unbounded following
      )
  ),
  -- Only persons whose state differs matter, and they are few.
  changed as (
    select
      after_file,
      to_file,
      was,
      becomes,
      count(*) as persons
    from own_changes
    where
      was is distinct from becomes
    group by all
  ),
  parts as (
    select
      after_file,
      to_file,
      table_id,
      if(is_covered(covers, was.background), part_of(was, before.band, first_breakdown, second_breakdown), null) as was,
      if(is_covered(covers, becomes.background), part_of(becomes, now.band, first_breakdown, second_breakdown), null) as becomes,
      persons
    from changed
    left join band_of_age() as before on before.age = changed.was.age
    left join band_of_age() as now on now.age = changed.becomes.age
    cross join declared_tables()
  ),
  -- Not in one step with the parts: a condition on `was` and `becomes` would be on the persons', and group by them as well.
  final as (
    select
      columns(* exclude (persons)),
      sum(persons)::bigint as persons
    from parts
    where
      was is distinct from becomes
    group by all
  )
select
  *
from final;
