-- Purpose: the names of the rules that withhold each count, by itself or because of the other counts of its group.
-- Grain: one row per cell.
-- Reads: own_rules; together.
-- Writes: temporary view withheld
create or replace temp view withheld as
with
  beside as (
    select
      own_rules.*,
      not not_collected
      and STATUS_ORDER = 'ANNUAL'
      and MEASURE in ('EMPLOYED', 'UNEMPLOYED')
      and few_between as few_between,
      not not_collected
      and (
        (
          payers_fail
          and MEASURE = 'EMPLOYED'
        )
        or (
          recipients_fail
          and MEASURE = 'UNEMPLOYED'
        )
      ) as derivable,
      -- Those outside are the persons minus the other statuses: published, they would disclose a withheld status by subtraction.
      not not_collected
      and MEASURE = 'OUTSIDE'
      and (
        status_withheld
        or payers_fail
        or recipients_fail
      ) as residual
    from own_rules
    left join together using (group_no, age_no)
  ),
  final as (
    select
      *,
      stands
      and few_changed as held,
      concat_ws(
        ' ',
        if(not_collected, 'not_collected', null),
        if(unneeded, 'unneeded', null),
        if(few_persons, 'few_persons', null),
        if(top_city, 'top_city', null),
        if(few_others, 'few_others', null),
        if(few_payers, 'few_payers', null),
        if(top_payer_by_persons, 'top_payer_by_persons', null),
        if(top_payer_by_pay, 'top_payer_by_pay', null),
        if(few_recipients, 'few_recipients', null),
        if(few_benefit_payers, 'few_benefit_payers', null),
        if(few_between, 'few_between', null),
        if(derivable, 'derivable', null),
        if(residual, 'residual', null)
      ) as rules
    from beside
  )
select
  *
from final;
