-- Purpose: in whom something changed that a cell looks at, between two files of a month's person-months, and from what to what.
-- Grain: one row a person with a change. `was` is null for who entered, `becomes` for who left.
-- Reads: before, person_month (the month's file before, and the next one).
-- Writes: changes/<month>, in the store only. The changes from any earlier file to now are made of those between files that follow one another: no two
--         whole files are compared twice.
with
  before as (
    select
      person_id,
      {
        'city': ref_area,
        'sex': sex,
        'age': age,
        'background': background,
        'categories': own_categories('_Z'),
        'person_group': person_group('a person has statuses that no measure counts')
      } as state
    from read_parquet(getvariable('before'), hive_partitioning = false)
  ),
  now as (
    select
      person_id,
      {
        'city': ref_area,
        'sex': sex,
        'age': age,
        'background': background,
        'categories': own_categories('_Z'),
        'person_group': person_group('a person has statuses that no measure counts')
      } as state
    from read_parquet(getvariable('person_month'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      before.state as was,
      now.state as becomes
    from before
    full join now using (person_id)
    where
      before.state is distinct from now.state
  )
select
  *
from final
order by
  person_id
