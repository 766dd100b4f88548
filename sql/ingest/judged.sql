-- Purpose: every row of a file with all that is wrong with it: its own faults, a parent that is not there, a key that another row contests.
-- Grain: one row a row of the file (line).
-- Reads: checked_row (line, reasons), orphan, contested. Writes: judged (line, reasons).
create or replace temp table judged as
with
  final as (
    select
      checked_row.line,
      checked_row.reasons || case
        when orphan.line is null then cast([] as varchar[])
        else [orphan.reason]
      end || case
        when contested.line is null then cast([] as varchar[])
        else ['key:conflict']
      end as reasons
    from checked_row
    left join orphan on checked_row.line = orphan.line
    left join contested on checked_row.line = contested.line
  )
select
  *
from final
order by
  line;
