-- Purpose: the wage payers of each group of cells, by order of statuses.
-- Grain: one row per group, age group and order.
-- Reads: wage_payers.
-- Writes: temporary table wages
create or replace temp table wages as
with
  final as (
    select
      group_no,
      age_no,
      false as is_annual,
      monthly as wage
    from wage_payers
    union all
    select
      group_no,
      age_no,
      true,
      annual
    from wage_payers
  )
select
  *
from final;
