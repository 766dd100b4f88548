-- Purpose: how many persons are in exactly one of a cell's two memberships, that of an earlier vintage and that of now: who entered,
--          left or changed. Persons who took one another's place count both; the net difference would hide them.
-- Grain: one row a cell of the grid (sql/macros/cells.sql) with somebody in one membership only.
-- Reads: before, person_month (the month's files then and now); base (name of the vintage then), month; tables, areas, age_groups
--        (declarations as JSON).
-- Writes: churn/<month>, in the store only.
with
before as (
  select
    person_id, ref_area as city, sex, age, background, generation, language, permit_ground, stay_months, status_monthly, status_annual
  from read_parquet(getvariable('before'))
),
now as (
  select
    person_id, ref_area as city, sex, age, background, generation, language, permit_ground, stay_months, status_monthly, status_annual
  from read_parquet(getvariable('person_month'))
),
-- Persons with something changed, counted by what they were and are: few compared with all, and the only ones that matter.
changes as (
  select
    if(before.person_id is null, null, struct_pack(
      before.city, before.sex, before.age, before.background, before.generation, before.language, before.permit_ground,
      before.stay_months, before.status_monthly, before.status_annual
    )) as was,
    if(now.person_id is null, null, struct_pack(
      now.city, now.sex, now.age, now.background, now.generation, now.language, now.permit_ground,
      now.stay_months, now.status_monthly, now.status_annual
    )) as becomes,
    count(*) as persons
  from before
  full join now using (person_id)
  where
    before.city is distinct from now.city
    or before.sex is distinct from now.sex
    or before.age is distinct from now.age
    or before.background is distinct from now.background
    or before.generation is distinct from now.generation
    or before.language is distinct from now.language
    or before.permit_ground is distinct from now.permit_ground
    or before.stay_months is distinct from now.stay_months
    or before.status_monthly is distinct from now.status_monthly
    or before.status_annual is distinct from now.status_annual
  group by all
),
-- The same as a table sees it: the part of it that a person was in and is in, null where the table does not cover them.
moves as (
  select
    table_id,
    if(is_covered(covers, was.background), struct_pack(
      city := was.city, sex := was.sex, band := band_before.band,
      category := part_category(dimension, was.background, was.generation, was.language, was.permit_ground, was.stay_months),
      status_monthly := was.status_monthly, status_annual := was.status_annual
    ), null) as was,
    if(is_covered(covers, becomes.background), struct_pack(
      city := becomes.city, sex := becomes.sex, band := band_now.band,
      category := part_category(
        dimension, becomes.background, becomes.generation, becomes.language, becomes.permit_ground, becomes.stay_months
      ),
      status_monthly := becomes.status_monthly, status_annual := becomes.status_annual
    ), null) as becomes,
    sum(persons)::bigint as persons
  from changes
  left join band_of_age() as band_before on band_before.age = was.age
  left join band_of_age() as band_now on band_now.age = becomes.age
  cross join declared_tables()
  group by all
  having was is distinct from becomes
),
-- Of the persons of a cell then and now, those who are in both are not churn: counted in each of the two, they are taken off twice.
pairs as (
  select table_id, was as one, was as other, persons as weight from moves where was is not null
  union all
  select table_id, becomes, becomes, persons from moves where becomes is not null
  union all
  select table_id, was, becomes, -2 * persons from moves where was is not null and becomes is not null
),
-- A cell holds a pair when it holds both of it: the same steps as from parts to groups in the count.
measured_pairs as (
  select
    table_id,
    one.city as city, other.city as other_city,
    one.sex as sex, other.sex as other_sex,
    one.category as own_category, other.category as other_category,
    one.band as band, other.band as other_band,
    unnest(list_intersect(
      own_measures(one.status_monthly, one.status_annual), own_measures(other.status_monthly, other.status_annual)
    ), recursive := true),
    weight
  from pairs
),
parts as (
  select row_number() over () as part_no, *
  from (select distinct table_id, city, other_city, sex, other_sex, own_category, other_category from measured_pairs)
),
band_pairs as (
  select part_no, band, other_band, measure_no, sum(weight)::bigint as weight
  from measured_pairs
  join parts using (table_id, city, other_city, sex, other_sex, own_category, other_category)
  join measures() using (status_order, measure)
  group by all
  having sum(weight) <> 0
),
part_ages as (
  select part_no, ages.band, others.band as other_band, age_no
  from parts
  join age_parts() as ages using (table_id)
  join age_parts() as others using (table_id, age_no)
),
group_parts as (
  select group_no, part_no
  from cell_groups() as groups
  join area_parts() as areas using (ref_area)
  join area_parts() as other_areas using (ref_area)
  join sex_parts() as sexes using (published_sex)
  join sex_parts() as other_sexes using (published_sex)
  join parts
    on parts.table_id = groups.table_id
    and parts.city = areas.city and parts.other_city = other_areas.city
    and parts.sex = sexes.sex and parts.other_sex = other_sexes.sex
  where is_in_category(category, own_category) and is_in_category(category, other_category)
),
churn_by_age as (
  select part_no, age_no, measure_no, sum(weight)::bigint as churn
  from band_pairs
  join part_ages using (part_no, band, other_band)
  group by all
),
churn as (
  select group_no, age_no, measure_no, sum(churn)::bigint as churn
  from churn_by_age
  join group_parts using (part_no)
  group by all
  having sum(churn) > 0
),
final as (
  select
    cell_no, measure_no,
    getvariable('base')::varchar as MEASURED,
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    churn
  from churn
  join cell_grid() using (group_no, age_no, measure_no)
)
select * exclude (cell_no, measure_no) from final
order by cell_no, measure_no
