-- Rows of readings that are alike (neighbours, ARP, VLANs, transceivers, sensors, ...): what stood in a row of a device's table, from when
-- to when. Words that change make a new row and end the old one, so that the present table and its history are the same rows; numbers
-- that change all the time stay in the row, and in the samples.
create table reading_row (
    id           bigint generated always as identity primary key,
    device_id    bigint      not null references device on delete cascade,
    reading      text        not null,                    -- key of the catalogue
    row_key      text        not null,                    -- index in the device's own table, without marks of time
    interface_id bigint      references interface on delete cascade,
    mac          macaddr,                                 -- what people look for, taken out of the row
    ip           inet,
    vlan         integer,
    words        jsonb       not null default '{}',       -- by column of the catalogue
    sign         bigint      not null,                    -- of the words
    numbers      jsonb       not null default '{}',       -- by column, the newest
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,                    -- refreshed every 15 minutes at most, without numbers every 6 hours
    present      boolean     not null default true,       -- in the newest table of the device
    check (last_seen >= first_seen)
) with (fillfactor = 80);
create unique index reading_row_place on reading_row (device_id, reading, row_key, coalesce(interface_id, 0), sign);
create index reading_row_interface on reading_row (interface_id, reading) where interface_id is not null;
create index reading_row_mac on reading_row (mac, last_seen desc) where mac is not null;
create index reading_row_ip on reading_row (ip, last_seen desc) where ip is not null;
create index reading_row_old on reading_row (last_seen) where not present;

-- Numbers of those rows over time, by column. Partitioned by UTC day.
create table reading_sample (
    row_id  bigint      not null,
    measure text        not null,
    at      timestamptz not null,
    value   real        not null
) partition by range (at);
create index reading_sample_of on reading_sample (row_id, measure, at desc);

-- Every poll of every device: when, how long, which readings, how it went. Partitioned by UTC day.
create table poll_log (
    device_id   bigint      not null,
    at          timestamptz not null,                     -- when it was written, thus over
    started_at  timestamptz not null,
    late_ms     integer     not null,
    duration_ms integer     not null,
    node        text        not null,
    outcome     text        not null,
    reason      text        not null,
    requested   boolean     not null,                     -- somebody wanted it
    readings    text[]      not null,
    rows        integer[]   not null,                     -- how many, by reading
    problems    text[]      not null                      -- why it did not come whole, by reading; empty when it did
) partition by range (at);
create index poll_log_of on poll_log (device_id, at desc);
create index poll_log_at on poll_log (at desc);

select make_daily_partitions(history, (now() at time zone 'UTC')::date - 1, 16)
from unnest(array['reading_sample', 'poll_log']) as history;

-- How often pollers ask and whether they do: for all devices (both null), a model, or a device. The nearest decides; null means the next.
create table poller_rule (
    id         bigint generated always as identity primary key,
    poller     text        not null,
    model_key  text,
    device_id  bigint      references device on delete cascade,
    interval_s integer     check (interval_s between 10 and 86400),
    enabled    boolean,
    check (model_key is null or device_id is null),
    check (interval_s is not null or enabled is not null)
);
create unique index poller_rule_place on poller_rule (poller, coalesce(model_key, ''), coalesce(device_id, 0));
create index poller_rule_device on poller_rule (device_id) where device_id is not null;
