-- Gateways: the routers that services are put on, asked by ICMP beside the devices; and what every round of ICMP found.

create table gateway_reach (
    host       text        primary key,          -- as the router is written, in small letters: an address or a name
    address    inet,                             -- what it stood for when it was last asked, null while no address is known
    alive      boolean,                          -- null while it was never asked
    changed_at timestamptz not null,             -- since when
    alive_at   timestamptz,                      -- when it last answered, as of when this was written
    probed_at  timestamptz not null,             -- when this was written: while nothing changes, every 15 minutes
    misses     integer     not null default 0,   -- rounds in a row without an answer
    rtt_ms     real,
    loss       real        not null default 0 check (loss between 0 and 100)
) with (fillfactor = 70);

-- From when to when a device or a gateway did not answer. What was dead at a moment is what had begun and not yet ended.
create table icmp_silence (
    id        bigint generated always as identity primary key,
    device_id bigint      references device on delete cascade,  -- null: a gateway
    host      text        not null default '',                   -- of a gateway
    name      text        not null default '',                   -- what a gateway was called then
    began_at  timestamptz not null,
    ended_at  timestamptz,
    check ((device_id is null) = (host <> ''))
);
create unique index icmp_silence_of_device on icmp_silence (device_id) where ended_at is null and device_id is not null;
create unique index icmp_silence_of_gateway on icmp_silence (host) where ended_at is null and device_id is null;
create index icmp_silence_began on icmp_silence (began_at desc, id desc);
create index icmp_silence_device on icmp_silence (device_id, began_at desc) where device_id is not null;
create index icmp_silence_ended on icmp_silence (ended_at) where ended_at is not null;

-- Every round: when, how many were asked, how many were dead.
create table icmp_run (
    at            timestamptz primary key,
    node          text        not null,
    devices       integer     not null,
    dead_devices  integer     not null,
    gateways      integer     not null,
    dead_gateways integer     not null,
    took_ms       integer     not null
);

insert into event_rule (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
values ('gateway_down', 'GATEWAY_DOWN', '', 'ABOVE', null, null, 2, 0, 60, 'CRITICAL', true, true);
