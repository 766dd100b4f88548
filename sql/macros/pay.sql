-- Purpose: flags and pay rules of the Incomes Register's reports.
-- Whether a register flag is set: 1 is set, 0 and empty are not.
create or replace macro flag_set(flag) as coalesce(flag, '0') = '1';

-- The items of a payment month that count as pay or a benefit of their own period: recoveries and unjust enrichment do not.
create or replace macro counted_items(files) as table
select
  *
from read_parquet(files, hive_partitioning = false)
where
  not flag_set(unjust_enrichment)
  and not flag_set(recovery);

-- The reports of a payment month with the days that they cover. Where a substitute pays, the employer reports the same pay as 321-325. An end date is
-- capped at two years after the payment: later ones are sentinels or typing errors.
create or replace macro paid_days(deliveries, reports) as table
select
  report_id,
  person_id,
  payer_id,
  payment_date,
  cast(received_at as date) as received_on,
  greatest(period_start, employment_start) as first_day,
  least(period_end, employment_end, payment_date + 730) as last_day
from read_parquet(reports, hive_partitioning = false)
inner join read_parquet(deliveries, hive_partitioning = false) using (delivery_id)
where
  not flag_set(substitute_payer);

-- The income types that make up a report's own pay: work, a total, or a part of the total 101.
create or replace macro own_pay_types(files) as table
select
  code as income_type
from code_table(files)
where
  meaning in ('work', 'total')
union
select
  cast(unnest(range(200, 300)) as varchar);

-- The pay of one report by its items. A report gives either the total 101 or its parts; where it has both, the parts are the pay, even if
-- they are one-off.
create or replace macro own_pay(amount, income_type, counts_as, one_off) as (
  coalesce(
    sum(amount) filter(
      counts_as = 'work'
      and not one_off
    ),
    0
  ) + case
    when bool_or(income_type like '2__') then 0
    else coalesce(
      sum(amount) filter(
        counts_as = 'total'
        and not one_off
      ),
      0
    )
  end
);
