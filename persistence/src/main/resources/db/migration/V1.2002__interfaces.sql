-- One table for everything that a device has: ports, PON ports, ONUs. Its id is the id that billings know.

create table interface (
    id                bigint generated always as identity primary key,
    device_id         bigint      not null references device on delete cascade,
    bind_key          text        not null,            -- id of devices.md 4.1 as text: stable, made by the profile's formula
    parent_key        text,                            -- bind_key of the PON port of an ONU
    snmp_index        text        not null default '', -- index in the device's own tables, for instance 4194304256.5
    if_index          bigint,                          -- row of the IF-MIB where it has one
    name              text        not null,
    type              text        not null,            -- FE, GE, TGE, ETH, SFP, PON, ONU, UNI, LACP, OTHER ...
    technology        text,                            -- gpon, epon
    frame             integer,
    slot              integer,
    port              integer,
    onu               integer,
    admin_state       text        not null default '',
    status            text        not null default 'Unknown'
                                  check (status in ('Up', 'Down', 'Online', 'Offline', 'LOS', 'PowerOff', 'Unknown')),
    status_changed_at timestamptz,
    description       text        not null default '', -- the device's words
    comment           text        not null default '', -- the operator's words
    poll_enabled      boolean     not null default true,
    latitude          double precision check (latitude between -90 and 90),
    longitude         double precision check (longitude between -180 and 180),
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    seen_at           timestamptz not null default now(), -- refreshed at most every 15 minutes
    gone_at           timestamptz,                        -- the device no longer lists it; null while it does
    version           integer     not null default 0,
    unique (device_id, bind_key)
);
create index interface_child on interface (device_id, parent_key) where parent_key is not null;
create index interface_named on interface (device_id, lower(name));
create index interface_if_index on interface (device_id, if_index) where if_index is not null;
create index interface_onu_status on interface (status, device_id) where type = 'ONU' and gone_at is null;
create index interface_onu_name on interface (name, id) where type = 'ONU' and gone_at is null;
create index interface_gone on interface (gone_at) where gone_at is not null;
create index interface_words on interface using gin (description gin_trgm_ops, comment gin_trgm_ops);

-- What only ports have.
create table port (
    interface_id   bigint  primary key references interface on delete cascade,
    if_type        integer,
    speed_mbps     bigint,
    duplex         text    not null default '',
    mac            macaddr,
    changed_at     timestamptz                          -- ifLastChange as a time
);

-- What only ONUs have, without the readings that change all the time.
create table onu (
    interface_id    bigint  primary key references interface on delete cascade,
    device_id       bigint  not null references device on delete cascade,
    ident_kind      text    check (ident_kind in ('SN', 'MAC')),
    ident           text,                               -- canonical: 16 upper-case hex digits, or AA:BB:CC:DD:EE:FF
    ident_shown     text,                               -- as people write it: HWTCABCD0001, AA:BB:CC:DD:EE:FF
    ident_seen_at   timestamptz,
    vendor          text    not null default '',
    model           text    not null default '',
    hardware        text    not null default '',
    software        text    not null default '',
    down_reason     text    not null default '',
    registered_at   timestamptz,
    deregistered_at timestamptz,
    check ((ident is null) = (ident_kind is null) and (ident is null) = (ident_shown is null))
);
create index onu_ident on onu (ident) where ident is not null;
create index onu_ident_words on onu using gin (ident gin_trgm_ops, ident_shown gin_trgm_ops);
create index onu_of_device on onu (device_id);

-- The newest signal of every ONU; the history is in onu_signal_sample.
create table onu_signal (
    interface_id  bigint       primary key references interface on delete cascade,
    read_at       timestamptz  not null,
    rx_dbm        numeric(6,2),
    tx_dbm        numeric(6,2),
    olt_rx_dbm    numeric(6,2),
    temperature_c numeric(6,2),
    voltage_v     numeric(6,2),
    distance_m    integer
) with (fillfactor = 80);
create index onu_signal_rx on onu_signal (rx_dbm) where rx_dbm is not null;

-- Forwarding tables as intervals: one row for every place where a MAC was ever seen.
create table fdb (
    device_id    bigint      not null references device on delete cascade,
    mac          macaddr     not null,
    vlan         integer     not null default 0,        -- 0: the device tells no VLAN
    interface_id bigint      references interface on delete cascade,
    port_key     text        not null default '',       -- the device's port number where no interface is known for it
    status       text        not null default 'LEARNED' check (status in ('LEARNED', 'SELF', 'MGMT', 'OTHER', 'INVALID')),
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,                  -- refreshed at most every 15 minutes
    present      boolean     not null default true,     -- in the newest table of the device
    check (last_seen >= first_seen)
);
create unique index fdb_place on fdb (device_id, mac, vlan, coalesce(interface_id, 0), port_key);
create index fdb_mac on fdb (mac, last_seen desc);
create index fdb_interface on fdb (interface_id, last_seen desc) where interface_id is not null;
create index fdb_old on fdb (last_seen) where not present;
