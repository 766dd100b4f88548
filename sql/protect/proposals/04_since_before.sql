-- Purpose: each cell's present verdicts beside what was public of it before, and how many persons entered, left or changed since.
-- Grain: one row per cell.
-- Reads: rules_now; previous; churn; minimum_churn; rules_changed, whether the earlier decisions were made by other rules (then only numbers are
--        carried forward, not verdicts); last, the name of the previous person-months.
-- Writes: temporary view since_before
create or replace temp view since_before as
with
  churn as (
    select
      *
    from read_parquet(getvariable('churn'), hive_partitioning = false)
  ),
  beside as (
    select
      rules_now.*,
      old_value,
      old_status,
      old_vintage,
      old_measured,
      old_least,
      old_most,
      old_stands,
      string_split(coalesce(previous.old_rules, ''), ' ') as old_rules,
      -- Nothing is carried forward where the count was not collected, then or now, nor in a block that was never published.
      coalesce(
        old_status <> 'L'
        and previous.old_rules is distinct from 'block',
        false
      )
      and not not_collected as stands,
      coalesce(own.churn, 0) as churned,
      coalesce(last.churn, 0) as churned_since_last,
      coalesce(bases.churn, 0) as base_churned
    from rules_now
    left join previous using (cell)
    left join churn as own on own.cell = rules_now.cell
    and own.MEASURED = old_measured
    left join churn as last on last.cell = rules_now.cell
    and last.MEASURED = getvariable('last')
    left join churn as bases on bases.cell = rules_now.base_cell
    and bases.MEASURED = old_measured
  ),
  final as (
    select
      *,
      stands
      and churned between 1 and getvariable('minimum_churn') - 1 as few_changed,
      stands
      and not getvariable('rules_changed')
      and (
        -- This cell is known to be unchanged: withholding it would only disclose something about the others.
        (
          churned = 0
          and old_value is not null
        )
        or may_be_few(churned, base_churned, getvariable('minimum_churn'))
      ) as others_stick,
      -- A move from city to city does not change the total, so its verdict is carried forward.
      stands
      and not getvariable('rules_changed')
      and churned < getvariable('minimum_churn') as total_sticks
    from beside
  )
select
  *
from final;
