-- Purpose: the category of a person in a breakdown of the published counts; a new breakdown is one line here and its declaration in
--          pipelines/counts/. Stay is in full years, in the bands of Statistics Finland's table 117e. Classification tells those whose
--          background is not on record yet in the annual base data; reporting, whether the payers of the wage earners of the month
--          before have reported for the month.
-- Grain: scalar; null where the person belongs to the total only.
-- Reads: columns of the person-month.
create or replace macro breakdown_category(
  dimension, background, generation, language, permit_ground, stay_months, background_provisional, payers_before
) as
  case dimension
    when 'BACKGROUND' then upper(background)
    when 'CLASSIFICATION' then if(background_provisional = 1, upper(background) || '_PROVISIONAL', null)
    when 'REPORTING' then if(background in ('foreign', 'finnish'), upper(background || '_' || payers_before), null)
    when 'GENERATION' then upper(generation)
    when 'LANGUAGE' then upper(language)
    when 'PERMIT_GROUND' then upper(permit_ground)
    when 'STAY' then case
      when stay_months is null then 'UNKNOWN'
      when stay_months < 12 then 'Y_LT1'
      when stay_months < 60 then 'Y1T4'
      when stay_months < 120 then 'Y5T9'
      else 'Y_GE10'
    end
  end;
