-- Purpose: the rows that broke the contract: where, why, and whose, as a hash that only the store's key can make again; and as such a hash
-- what rows of other tables refer to them by, so that those can say so.
-- Grain: one row a quarantined row.
-- Reads: checked_row, verdict; variables table_name, file_name, hash_key. Writes: quarantine/<fingerprint>.parquet.
with
  quarantined as (
    select
      line,
      reasons
    from verdict
    where
      outcome = 'quarantined'
  ),
  rows_of_file as (
    select
      line,
      subject,
      referred,
      as_delivered
    from checked_row
  ),
  final as (
    select
      getvariable('table_name') as table_name,
      getvariable('file_name') as file,
      quarantined.line,
      quarantined.reasons,
      sha256(getvariable('hash_key') || sha256(getvariable('hash_key') || rows_of_file.subject)) as subject_hash,
      sha256(getvariable('hash_key') || sha256(getvariable('hash_key') || rows_of_file.referred)) as key_hash,
      rows_of_file.as_delivered as row_values
    from quarantined
    inner join rows_of_file on quarantined.line = rows_of_file.line
  )
select
  *
from final
order by
  line;
