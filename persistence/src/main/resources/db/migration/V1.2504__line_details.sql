-- What is read of a single line when somebody looks at it: nothing here is polled.

-- When it was last read; the rows are in the tables below, or in fdb.
create table line_read (
    interface_id bigint      not null references interface on delete cascade,
    what         text        not null check (what in ('uni', 'vlans', 'fdb')),
    read_at      timestamptz not null,
    primary key (interface_id, what)
);

-- What a device says of a port's link, as it was last polled; empty where it does not say.
alter table port
    add column link_mode        text not null default '',  -- negotiated: 100-Full, Down
    add column admin_mode       text not null default '',  -- configured: Auto
    add column medium           text not null default '',  -- Copper, Fiber
    add column address_learning text not null default '';  -- Enabled, Disabled

-- LAN ports of ONUs.
create table onu_port (
    interface_id bigint  not null references interface on delete cascade,
    number       integer not null,
    status       text    not null default '',
    admin_state  text    not null default '',
    speed        text    not null default '',
    duplex       text    not null default '',
    vlan         integer,
    vlan_mode    text    not null default '',
    primary key (interface_id, number)
);

-- VLANs of ports.
create table interface_vlan (
    interface_id bigint  not null references interface on delete cascade,
    vlan         integer not null,
    name         text    not null default '',
    untagged     boolean not null,
    primary key (interface_id, vlan)
);
