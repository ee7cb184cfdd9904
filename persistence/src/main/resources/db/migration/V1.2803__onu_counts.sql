-- How many ONUs there were of each status, by device group (0: none), every ten minutes: a page that shows a day must not count a
-- million ONUs, and the history of each of them cannot be added up.
create table onu_count (
    at       timestamptz not null,
    group_id bigint      not null,
    status   text        not null,
    onus     bigint      not null,
    primary key (at, group_id, status)
);
-- Devices that have trouble with one of their readings.
create index poll_reading_trouble on poll_reading (device_id) where problem <> '';
-- ONUs that wait for registration, among millions of rows of other readings.
create index reading_row_unregistered on reading_row (first_seen desc) where reading = 'onu-unregistered' and present;
