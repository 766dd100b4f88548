-- Purpose: the rows whose key stands in another row that differs: in its values, or in what is wrong with it. Which of them is right, nobody knows.
-- Hashes only find the few rows that may repeat a key; whether they do is decided on the values.
-- Grain: one row a row of the file (line).
-- Reads: checked_row (line, reasons, key, image). Writes: contested (line).
create or replace temp table contested as
with
  repeated_key_hashes as (
    select
      hash(key) as key_hash
    from checked_row
    where
      key is not null
    group by
      key_hash
    having
      count(*) > 1
  ),
  rows_of_repeated_keys as (
    select
      line,
      key,
      image,
      reasons
    from checked_row
    where
      key is not null
      and hash(key) in (
        select
          key_hash
        from repeated_key_hashes
      )
  ),
  contested_keys as (
    select
      key
    from (
      select distinct
        key,
        image,
        reasons
      from rows_of_repeated_keys
    ) as versions
    group by
      key
    having
      count(*) > 1
  ),
  final as (
    select
      line
    from rows_of_repeated_keys
    where
      key in (
        select
          key
        from contested_keys
      )
  )
select
  *
from final
order by
  line;
