-- Repeatable, so that it comes after the table of rules wherever that stands in the order of versions.
-- Threshold: hours that a change is told of; days without a saved configuration.
insert into event_rule (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
select n.* from (values
       ('configuration_changed', 'CONFIGURATION_CHANGED', '', 'ABOVE', 24::float8, null::float8, 1, 0, 0, 'INFO', true, true),
       ('configuration_not_saved', 'CONFIGURATION_OLD', '', 'ABOVE', 3, null, 1, 0, 60, 'WARNING', true, true))
       n (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
 where not exists (select from event_rule r where r.watch = n.watch);
