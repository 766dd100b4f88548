-- Purpose: the persons whose state, as far as a cell depends on it, changed between two files of a month's person-months, with both states.
-- Grain: one row per person with a change. `was` is null for those who entered, `becomes` for those who left.
-- Reads: before, person_month (the month's file before, and the next one).
-- Writes: changes/<month>, in the store only. The changes since any earlier file are put together from those between consecutive files: no two
--         complete files are compared twice.
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
