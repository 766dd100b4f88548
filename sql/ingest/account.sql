-- Purpose: the accounting of a file: read = accepted + quarantined + duplicate.
-- Grain: one row.
-- Reads: verdict. Writes: nothing.
with
  final as (
    select
      count(*) as read,
      count(*) filter(
        where
          outcome = 'accepted'
      ) as accepted,
      count(*) filter(
        where
          outcome = 'quarantined'
      ) as quarantined,
      count(*) filter(
        where
          outcome = 'duplicate'
      ) as duplicate
    from verdict
  )
select
  *
from final
order by
  read;
