-- Purpose: the rows that refer to a row of another table that is not there, each with the reason.
-- Grain: one row a row of the file without its parent (line).
-- Reads: checked_row (line, reference), parent_row (id), quarantined_parent (key_hash); variables hash_key; no_such_row and
-- parent_quarantined, the reasons of a row without parent and of one whose parent is in the quarantine.
-- Writes: orphan (line, reason).
create or replace temp table orphan as
with
  orphans as (
    select
      line,
      reference
    from checked_row
    where
      reference is not null
      and not exists (
        select
          1
        from parent_row
        where
          parent_row.id = checked_row.reference
      )
  ),
  final as (
    select
      line,
      case
        when sha256(getvariable('hash_key') || sha256(getvariable('hash_key') || reference)) in (
          select
            key_hash
          from quarantined_parent
        ) then getvariable('parent_quarantined')
        else getvariable('no_such_row')
      end as reason
    from orphans
  )
select
  *
from final
order by
  line;
