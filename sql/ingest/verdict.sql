-- Purpose: what becomes of every row of a file: accepted, a copy of an accepted row, or quarantined with all its reasons. Only a row
-- with a key can be a copy: where a table has none, two equal rows are two things (two equal items of one report).
-- Hashes only find the few rows that may repeat a key or a whole row; whether they do is decided on the values.
-- Grain: one row a row of the file (line).
-- Reads: checked_row (line, reasons, key, reference, image), parent_row (id), quarantined_parent (key_hash); variables hash_key;
-- no_such_row and parent_quarantined, the reasons of a row without parent and of one whose parent is in the quarantine.
-- Writes: verdict (line, outcome, reasons).
create or replace temp table verdict as
with rows_of_file as (
  select line, reasons, key, reference, image from checked_row
),

parents as (
  select id from parent_row
),

orphans as (
  select line, reference
  from rows_of_file
  where reference is not null and not exists (select 1 from parents where parents.id = rows_of_file.reference)
),

reasons_of_orphans as (
  select
    line,
    case
      when
        sha256(getvariable('hash_key') || sha256(getvariable('hash_key') || reference))
        in (select key_hash from quarantined_parent)
        then getvariable('parent_quarantined')
      else getvariable('no_such_row')
    end as reason
  from orphans
),

repeated_key_hashes as (
  select hash(key) as key_hash from rows_of_file where key is not null group by key_hash having count(*) > 1
),

rows_of_repeated_keys as (
  select line, key, image, reasons
  from rows_of_file
  where key is not null and hash(key) in (select key_hash from repeated_key_hashes)
),

-- Keys whose rows differ: in their values, or in what is wrong with them.
contested_keys as (
  select key
  from (select distinct key, image, reasons from rows_of_repeated_keys) as versions
  group by key
  having count(*) > 1
),

contested as (
  select line from rows_of_repeated_keys where key in (select key from contested_keys)
),

judged as (
  select
    rows_of_file.line,
    rows_of_file.reasons
    || case when reasons_of_orphans.line is null then cast([] as varchar[]) else [reasons_of_orphans.reason] end
    || case when contested.line is null then cast([] as varchar[]) else ['key:conflict'] end as reasons
  from rows_of_file
  left join reasons_of_orphans on rows_of_file.line = reasons_of_orphans.line
  left join contested on rows_of_file.line = contested.line
),

repeated_row_hashes as (
  select hash(image) as row_hash from rows_of_file where key is not null group by row_hash having count(*) > 1
),

faultless_repetitions as (
  select rows_of_file.line, rows_of_file.image
  from rows_of_file
  inner join judged on rows_of_file.line = judged.line
  where
    len(judged.reasons) = 0
    and rows_of_file.key is not null
    and hash(rows_of_file.image) in (select row_hash from repeated_row_hashes)
),

copies as (
  select line
  from (
    select line, row_number() over (partition by image order by line) as occurrence from faultless_repetitions
  ) as occurrences
  where occurrence > 1
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

select * from final order by line;
