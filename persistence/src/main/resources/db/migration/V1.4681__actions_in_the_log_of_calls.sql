-- Actions stand in the log of calls of devices too, with who asked for them and in which part.
alter table poll_log drop constraint poll_log_kind_check;
-- what is there fits the narrower rule of before: no need to look through days of polls
alter table poll_log add constraint poll_log_kind_check
    check (kind in ('POLL', 'LINE', 'SEARCH', 'API', 'TRAFFIC', 'TEST', 'PING', 'ACTION')) not valid;
alter table device_action
    add column requested_as text not null default 'PERSON' check (requested_as in ('PERSON', 'KEY', 'SYSTEM'));
