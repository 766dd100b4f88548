-- Purpose: what becomes of every row of a file: accepted, a copy of an accepted row, or quarantined with all its reasons. Only a row
-- with a key can be a copy: where a table has none, two equal rows are two things (two equal items of one report).
-- Hashes only find the few rows that may repeat a whole row; whether they do is decided on the values.
-- Grain: one row a row of the file (line).
-- Reads: checked_row (line, key, image), judged. Writes: verdict (line, outcome, reasons).
create or replace temp table verdict as
with
  repeated_row_hashes as (
    select
      hash(image) as row_hash
    from checked_row
    where
      key is not null
    group by
      row_hash
    having
      count(*) > 1
  ),
  faultless_repetitions as (
    select
      checked_row.line,
      checked_row.image
    from checked_row
    inner join judged on checked_row.line = judged.line
    where
      len(judged.reasons) = 0
      and checked_row.key is not null
      and hash(checked_row.image) in (
        select
          row_hash
        from repeated_row_hashes
      )
  ),
  copies as (
    select
      line
    from (
      select
        line,
        row_number() over (
          partition by
            image
          order by
            line
        ) as occurrence
      from faultless_repetitions
    ) as occurrences
    where
      occurrence > 1
  ),
  final as (
    select
      judged.line,
      case
        when len(judged.reasons) > 0 then 'quarantined'
        when copies.line is not null then 'duplicate'
        else 'accepted'
      end as outcome,
      judged.reasons
    from judged
    left join copies on judged.line = copies.line
  )
select
  *
from final
order by
  line;
