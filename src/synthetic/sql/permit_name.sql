-- Purpose: how the immigration authority names the grounds.
-- Grain: ground, slot_from. Reads: getvariable('reference')/permit_names.csv. Writes: permit_name.
with
  final as (
    select
      ground,
      slot_from * 1000 as slot_from,
      slot_to * 1000 + 999 as slot_to,
      case_type,
      processing_group,
      name_fi
    from read_csv(getvariable('reference') || '/permit_names.csv', hive_partitioning = false)
  )
select
  *
from final
order by
  ground,
  slot_from
