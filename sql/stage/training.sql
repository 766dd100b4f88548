-- Purpose: persons in integration training on the month's last day
-- Grain: person; ordered by person_id
-- Reads: training (newest KEHA_Koulutus that covers the month), training_codes, month
-- Writes: stage/training/<month>
with
  training as (
    select
      *
    from read_parquet(getvariable('training'), hive_partitioning = false)
  ),
  training_codes as (
    select
      *
    from code_table(getvariable('training_codes'))
    where
      meaning = 'integration'
  ),
  final as (
    select distinct
      person_id
    from training
    inner join training_codes on code = training_code
    and started_on between valid_from and valid_to
    -- Without a start the person is still queuing.
    where
      started_on is not null
      and open_on(month_end(getvariable('month')), started_on, ended_on)
  )
select
  *
from final
order by
  person_id
