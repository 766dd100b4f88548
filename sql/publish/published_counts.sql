-- Purpose: the published counts of one month, as a reader sees them who has only the snapshots' files
-- Grain: one row per published cell and vintage, whichever snapshots contain it
-- Reads: getvariable('counts'), counts.parquet of the snapshots, oldest first; getvariable('bases'), JSON of what each rounds to;
--        getvariable('categories'), JSON of the categories of the declared tables; getvariable('month'); getvariable('derived'), JSON of file and area
--        of what is no number of its own, joined
-- Writes: cell (table, area, sex, age, category, order and measure, joined; of a table or codes that are not declared the category is `?`), vintage,
--         value, withheld (0 or 1), base (of the oldest snapshot that contains it)
with
  snapshots as (
    select
      unnest(getvariable('counts')) as file,
      unnest(from_json(getvariable('bases'), '["INTEGER"]')) as base,
      generate_subscripts(getvariable('counts'), 1) as position
  ),
  categories as (
    select
      table_id as TABLE_ID,
      category,
      unnest(codes)
    from declared_categories()
  ),
  -- In a snapshot without a dimension, everybody is in its total.
  counts as (
    select
      coalesce(columns(split_dimensions()), '_T'),
      columns(name -> not list_contains(split_dimensions(), name))
    from read_parquet(getvariable('counts'), hive_partitioning = false, union_by_name = true, filename = true)
    where
      TIME_PERIOD = getvariable('month')
      and not list_contains(from_json(getvariable('derived'), '["VARCHAR"]'), concat_ws('|', filename, REF_AREA))
  ),
  named as (
    select
      concat_ws('|', TABLE_ID, REF_AREA, SEX, AGE, coalesce(category, '?'), STATUS_ORDER, MEASURE) as cell,
      VINTAGE as vintage,
      OBS_VALUE as value,
      if(OBS_STATUS = 'Q', 1, 0) as withheld,
      base,
      position
    from counts
    natural left join categories
    join snapshots on snapshots.file = counts.filename
  ),
  final as (
    select
      cell,
      vintage,
      cast(min(value) as integer) as value,
      cast(min(withheld) as integer) as withheld,
      cast(min_by(base, position) as integer) as base
    from named
    group by
      cell,
      vintage
  )
select
  *
from final
order by
  vintage,
  cell
