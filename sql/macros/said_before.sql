-- Purpose: the verdict of a rule on a count: the earlier verdict while it is carried forward, otherwise the present one.
-- Grain: one value.
-- Reads: whether it is carried forward, the names of the rules that withheld the count before, the rule's name, and its present verdict.
-- Writes: a boolean.
create or replace macro said_before(carried, rules_before, rule, now) as if(carried, list_contains(rules_before, rule), now);
