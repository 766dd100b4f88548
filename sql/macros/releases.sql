-- Purpose: the releases on record: which months each vintage worked on, and which tables of which areas it held.
-- Grain: one row per vintage.
-- Reads: getvariable('releases'), JSON of {vintage, months, held: [{month, table, areas}]}, empty where it is not known.
-- Writes: nothing.
create or replace macro known_releases() as table
select
  unnest(
    from_json(
      coalesce(getvariable('releases'), '[]'),
      '[{"vintage":"VARCHAR","months":["VARCHAR"],"held":[{"month":"VARCHAR","table":"VARCHAR","areas":["VARCHAR"]}]}]'
    ),
    max_depth := 2
  );

-- The blocks (a table in an area of a month) that a vintage held.
create or replace macro held_at_releases() as table
select
  vintage,
  month,
  held.table as table_id,
  unnest(areas) as ref_area
from (
  select
    vintage,
    unnest(held, recursive := true)
  from known_releases()
) as held;
