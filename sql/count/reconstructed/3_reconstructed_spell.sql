-- From which delay to which a person is known as employed. A report is in the first delivery after both its payment month and the day on which it was
-- received.
create or replace temp table reconstructed_spell as
with
  payments as (
    select
      person_id,
      payer_id,
      sum(work_pay) as pay,
      greatest(0, payment_month - month_no, month_number(received_on - wage_days) - month_no)::integer as delay
    from read_parquet(getvariable('wage_reports'), hive_partitioning = false)
    inner join reconstructed_person using (person_id)
    inner join reconstructed_clock on month = month_no
    group by all
  ),
  moments as (
    select
      person_id,
      delay
    from payments
    union
    select
      person_id,
      0
    from reconstructed_person
  ),
  -- Work pay accumulated over the delays, by payer. What a payer takes back reduces that payer's own pay only.
  known_pay as (
    select
      moments.person_id,
      moments.delay,
      payer_id,
      sum(pay) as pay
    from moments
    inner join payments on payments.person_id = moments.person_id
    and payments.delay <= moments.delay
    group by all
    having
      sum(pay) > 0
  ),
  known_wages as (
    select
      person_id,
      delay,
      sum(pay) as pay,
      max(pay) > cast(getvariable('work_pay_threshold') as decimal(18, 2)) as by_wages,
      arg_min(payer_id, (- pay, payer_id)) as payer_id
    from known_pay
    group by all
  )
select
  reconstructed_person.*,
  pay,
  payer_id,
  delay as from_delay,
  lead(delay, 1, getvariable('delays')::integer + 1) over (
    partition by
      person_id
    order by
      delay
  ) as to_delay,
  self_employed = 1
  or coalesce(by_wages, false) as employed
from moments
inner join reconstructed_person using (person_id)
left join known_wages using (person_id, delay);
