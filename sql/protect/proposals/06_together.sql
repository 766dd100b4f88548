-- Purpose: what the counts of one group of persons disclose together. The orders differ by those who both work and are unemployed: the annual order
--          has as many more unemployed. Employed persons who are withheld for their payers, in either order, must not follow from the other order;
--          nor may unemployed persons withheld by the recipients' rule: employed and unemployed together are the same persons in both orders.
-- Grain: one row per group of cells and age group.
-- Reads: own_rules; minimum_persons, minimum_churn, rules_changed.
-- Writes: temporary table together
create or replace temp table together as
with
  marked as (
    select
      *,
      STATUS_ORDER = 'ANNUAL'
      and MEASURE = 'UNEMPLOYED' as is_annual,
      STATUS_ORDER = 'MONTHLY'
      and MEASURE = 'UNEMPLOYED' as is_monthly
    from own_rules
  ),
  summed as (
    select
      group_no,
      age_no,
      sum(persons) filter(is_annual) - sum(persons) filter(is_monthly) as between_orders,
      bool_or(
        is_annual
        and list_contains(old_rules, 'few_between')
      ) as was_few_between,
      bool_and(stands) filter(MEASURE = 'UNEMPLOYED')
      and not getvariable('rules_changed')
      and may_be_few(sum(churned) filter(is_annual), sum(churned) filter(is_monthly), getvariable('minimum_churn')) as few_between_changed,
      bool_or(
        (
          few_payers
          or top_payer_by_persons
          or top_payer_by_pay
        )
        and not few_persons
        and not few_others
      ) as payers_fail,
      bool_or(
        (
          few_recipients
          or few_benefit_payers
        )
        and not few_persons
        and not few_others
      ) as recipients_fail,
      bool_or(
        STATUS_ORDER = 'MONTHLY'
        and MEASURE in ('EMPLOYED', 'UNEMPLOYED', 'IN_SERVICES')
        and (
          unneeded
          or few_persons
          or few_others
        )
      ) as status_withheld
    from marked
    group by all
  ),
  final as (
    select
      * exclude (between_orders, was_few_between, few_between_changed),
      if(coalesce(few_between_changed, false), was_few_between, coalesce(between_orders < getvariable('minimum_persons'), false)) as few_between
    from summed
  )
select
  *
from final;
