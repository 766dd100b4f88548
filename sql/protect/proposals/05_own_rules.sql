-- Purpose: the rules that withhold a count by itself. A rule that begins or ceases to withhold it could disclose that a few persons changed, in the
--          cell or among the others: while they are few, or may be few, the earlier verdict is carried forward.
-- Grain: one row per cell.
-- Reads: since_before.
-- Writes: temporary table own_rules
create or replace temp table own_rules as
with
  final as (
    select
      * replace(
        said_before(few_changed, old_rules, 'few_persons', few_persons) as few_persons,
        said_before(total_sticks, old_rules, 'top_city', top_city) as top_city,
        -- A count that is withheld already may stay withheld, for whatever reason.
        if(
          few_changed
          or others_stick,
          list_contains(old_rules, 'few_others')
          or (
            few_others
            and old_value is null
            and not few_changed
          ),
          few_others
        ) as few_others,
        said_before(few_changed, old_rules, 'few_payers', few_payers) as few_payers,
        said_before(few_changed, old_rules, 'top_payer_by_persons', top_payer_by_persons) as top_payer_by_persons,
        said_before(few_changed, old_rules, 'top_payer_by_pay', top_payer_by_pay) as top_payer_by_pay,
        said_before(few_changed, old_rules, 'few_recipients', few_recipients) as few_recipients,
        said_before(few_changed, old_rules, 'few_benefit_payers', few_benefit_payers) as few_benefit_payers
      )
    from since_before
  )
select
  *
from final;
