-- The status of a person that would have been known at each delay. Each recipient has one payer of benefits, one of those known first, so there are
-- at least as many payers as are counted.
create or replace temp table reconstructed_state as
with
  benefits as (
    select
      person_id,
      payer_id,
      amount,
      greatest(0, payment_month - month_no, month_number(received_on - benefit_days) - month_no)::integer as delay
    from read_parquet(getvariable('benefit_periods'), hive_partitioning = false)
    inner join reconstructed_clock on month = month_no
  ),
  recipients as (
    select
      person_id,
      min(delay) as since,
      arg_min(payer_id, (delay, - amount, payer_id)) as payer_id
    from benefits
    group by
      person_id
  )
select
  'EMPLOYED' as measure,
  '' as source,
  background,
  sex,
  age,
  from_delay,
  to_delay,
  payer_id,
  pay
from reconstructed_spell
where
  employed
union all
select
  'UNEMPLOYED',
  'job_search',
  background,
  sex,
  age,
  from_delay,
  to_delay,
  null,
  null
from reconstructed_spell
where
  not employed
  and unemployed = 1
  and by_job_search
union all
select
  'UNEMPLOYED',
  'benefits',
  background,
  sex,
  age,
  greatest(from_delay, since),
  to_delay,
  recipients.payer_id,
  null
from reconstructed_spell
inner join recipients using (person_id)
where
  not employed
  and since < to_delay;
