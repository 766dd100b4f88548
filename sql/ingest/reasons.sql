-- Purpose: how often each reason was found, and in which lines first. A row with two reasons counts under both.
-- Grain: one row a reason code, and one for rows.duplicate where identical rows were left out.
-- Reads: verdict; variable first_lines, how many lines to name. Writes: nothing.
with
  quarantined as (
    select
      unnest(reasons) as reason,
      line
    from verdict
    where
      outcome = 'quarantined'
  ),
  duplicates as (
    select
      'rows.duplicate' as reason,
      line
    from verdict
    where
      outcome = 'duplicate'
  ),
  found as (
    select
      reason,
      line
    from quarantined
    union all
    select
      reason,
      line
    from duplicates
  ),
  final as (
    select
      reason,
      count(*) as count,
      list(
        line
        order by
          line
      ) [1:getvariable('first_lines')] as lines
    from found
    group by
      reason
  )
select
  *
from final
order by
  reason;
