-- What is plugged into what. A link has two ends, each a device and where it is known an interface; end a is that of the older device, so
-- that a pair of ends is there once, whichever of them somebody names first.
create table link (
    id                  bigint generated always as identity primary key,
    a_device_id         bigint      not null references device on delete cascade,
    a_interface_id      bigint      references interface on delete cascade,
    b_device_id         bigint      not null references device on delete cascade,
    b_interface_id      bigint      references interface on delete cascade,
    kind                text        not null check (kind in ('MANUAL', 'LLDP', 'FDB')),
    lower_end           text        check (lower_end in ('A', 'B')),  -- the end whose device has its uplink here, null: no uplink
    uplink_by_hand      boolean     not null default false,           -- a person said which way is up
    from_device_id      bigint      generated always as (case when lower_end = 'B' then b_device_id else a_device_id end) stored,
    from_interface_id   bigint      generated always as (case when lower_end = 'B' then b_interface_id else a_interface_id end) stored,
    to_device_id        bigint      generated always as (case when lower_end = 'B' then a_device_id else b_device_id end) stored,
    to_interface_id     bigint      generated always as (case when lower_end = 'B' then a_interface_id else b_interface_id end) stored,
    first_seen          timestamptz not null default now(),
    last_seen           timestamptz not null default now(),           -- when a search last found it
    lldp_seen_at        timestamptz,
    fdb_seen_at         timestamptz,
    confirmed_at        timestamptz,                                  -- when something else than what made it found it too
    note                text        not null default '',
    utilization_percent real,                                         -- of the busier direction, over the last quarter of an hour
    utilized_at         timestamptz,
    created_at          timestamptz not null default now(),
    version             integer     not null default 0,
    check (a_device_id < b_device_id),
    check (not uplink_by_hand or lower_end is not null)
);
create unique index link_ends on link (a_device_id, b_device_id, coalesce(a_interface_id, 0), coalesce(b_interface_id, 0));
create unique index link_one_uplink on link (from_device_id) where lower_end is not null;
create index link_from on link (from_device_id);
create index link_to on link (to_device_id);
create index link_from_interface on link (from_interface_id) where from_interface_id is not null;
create index link_to_interface on link (to_interface_id) where to_interface_id is not null;
create index link_old on link (last_seen) where kind <> 'MANUAL';
create index link_busy on link (utilization_percent desc) where utilization_percent is not null;

-- Which device hangs on which: at most one row for a device.
create view device_uplink as
select from_device_id as device_id, to_device_id as uplink_device_id from link where lower_end is not null;
