-- Purpose: the verdict of each of the owners' rules on each true count by itself.
-- Grain: one row per cell.
-- Reads: counts; cells; needed_cells; top_cities; needed (null: all); minimum_persons, minimum_complement, minimum_payers, maximum_payer_percent,
--        minimum_recipients, minimum_benefit_payers.
-- Writes: temporary view rules_now
create or replace temp view rules_now as
with
  counts as (
    select
      counts.*,
      cells.group_no,
      cells.age_no,
      cells.base_cell,
      cells.TABLE_ID,
      cells.REF_AREA,
      cells.STATUS_ORDER,
      cells.MEASURE
    from read_parquet(getvariable('counts'), hive_partitioning = false) as counts
    join read_parquet(getvariable('cells'), hive_partitioning = false) as cells using (cell)
  ),
  final as (
    select
      counts.*,
      city_persons is not null as has_cities,
      coalesce(figures, 0) as figures,
      coalesce(objectives, 0) as objectives,
      -- From a small total, a city with most of its persons could conclude the rest. That the total is withheld must not disclose that it is below
      -- the minimum.
      coalesce(
        persons between getvariable('minimum_persons') and 2 * getvariable('minimum_persons') - 1
        and 2 * city_persons > persons,
        false
      ) as top_city,
      collected = 0 as not_collected,
      collected = 1
      and getvariable('needed') <> 'null'
      and figures is null as unneeded,
      collected = 1
      and persons < getvariable('minimum_persons') as few_persons,
      -- Only a count of all persons of a group has no base: there are no others whom it could disclose.
      collected = 1
      and coalesce(base - persons < getvariable('minimum_complement'), MEASURE <> 'PERSONS') as few_others,
      coalesce(payers < getvariable('minimum_payers'), false) as few_payers,
      coalesce(100 * top_payer_persons > getvariable('maximum_payer_percent') * wage_persons, false) as top_payer_by_persons,
      coalesce(100 * top_payer_pay > getvariable('maximum_payer_percent') * pay, false) as top_payer_by_pay,
      -- A count has payers of benefits where benefits determine who is in it: then it counts recipients.
      benefit_payers is not null
      and persons < getvariable('minimum_recipients') as few_recipients,
      coalesce(benefit_payers < getvariable('minimum_benefit_payers'), false) as few_benefit_payers
    from counts
    left join read_parquet(getvariable('needed_cells'), hive_partitioning = false) as needed_cells using (cell)
    left join top_cities using (cell)
  )
select
  *
from final;
