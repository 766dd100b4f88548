-- Purpose: the accepted rows of a file under their archive names, in the order of the file.
-- Grain: one row an accepted row.
-- Reads: checked_row, verdict. Writes: archive/<table>/<fingerprint>.parquet.
with
  accepted as (
    select
      line
    from verdict
    where
      outcome = 'accepted'
  ),
  rows_of_file as (
    select
      line,
      image
    from checked_row
  ),
  final as (
    select
      rows_of_file.line,
      rows_of_file.image
    from rows_of_file
    inner join accepted on rows_of_file.line = accepted.line
  )
select
  image.*
from final
order by
  line;
