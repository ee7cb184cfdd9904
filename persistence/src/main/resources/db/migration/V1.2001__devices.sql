-- Inventory: what is watched, how it is reached, who may see it.

create table device_group (
    id          bigint generated always as identity primary key,
    name        text        not null check (name <> ''),
    description text        not null default '',
    created_at  timestamptz not null default now(),
    version     integer     not null default 0
);
create unique index device_group_name on device_group (lower(name));

-- How devices are reached. A null means: the next level decides (system default < access profile < device).
create table access_profile (
    id                  bigint generated always as identity primary key,
    name                text        not null check (name <> ''),
    snmp_version        text        check (snmp_version in ('1', '2c', '3')),
    snmp_port           integer     check (snmp_port between 1 and 65535),
    snmp_timeout_ms     integer     check (snmp_timeout_ms between 100 and 60000),
    snmp_attempts       integer     check (snmp_attempts between 1 and 10),
    snmp_read_secret    text,       -- encrypted community
    snmp_write_secret   text,       -- encrypted community
    snmp_user           text,
    snmp_auth_protocol  text,
    snmp_auth_secret    text,       -- encrypted
    snmp_priv_protocol  text,
    snmp_priv_secret    text,       -- encrypted
    console_kind        text        check (console_kind in ('telnet', 'ssh')),
    console_port        integer     check (console_port between 1 and 65535),
    console_timeout_ms  integer     check (console_timeout_ms between 100 and 600000),
    api_port            integer     check (api_port between 1 and 65535),
    api_tls             boolean,
    login               text,
    password_secret     text,       -- encrypted
    params              jsonb       not null default '{}',
    created_at          timestamptz not null default now(),
    version             integer     not null default 0
);
create unique index access_profile_name on access_profile (lower(name));

create table device (
    id                  bigint generated always as identity primary key,
    name                text        not null check (name <> ''),
    address             inet        not null check (masklen(address) = case family(address) when 4 then 32 else 128 end),
    access_profile_id   bigint      references access_profile,
    group_id            bigint      references device_group,
    -- the level nearest to the device
    snmp_port           integer     check (snmp_port between 1 and 65535),
    snmp_read_secret    text,       -- encrypted community
    snmp_write_secret   text,       -- encrypted community
    -- what it is
    type                text        not null default 'SWITCH'
                                    check (type in ('OLT', 'SWITCH', 'ROUTER', 'ROUTEROS', 'SENSORS', 'ONU', 'ICMP')),
    profile             text        not null default '',      -- key of the device profile, empty until detected
    model_key           text        not null default '',      -- key of devices/models.md, empty for unknown
    model_name          text        not null default '',
    chosen_by_hand      boolean     not null default false,   -- detection never replaces a choice
    detected_at         timestamptz,
    -- what it says about itself
    sys_descr           text        not null default '',
    sys_object_id       text        not null default '',
    sys_name            text        not null default '',
    sys_contact         text        not null default '',
    sys_location        text        not null default '',
    mac                 macaddr,
    serial              text        not null default '',
    software            text        not null default '',
    hardware            text        not null default '',
    booted_at           timestamptz,
    -- what people say about it
    location            text        not null default '',
    description         text        not null default '',
    latitude            double precision check (latitude between -90 and 90),
    longitude           double precision check (longitude between -180 and 180),
    params              jsonb       not null default '{}',
    poll_enabled        boolean     not null default true,
    -- does it live
    status              text        not null default 'Unknown' check (status in ('Up', 'Down', 'Unknown')),
    status_changed_at   timestamptz,
    answered_at         timestamptz,
    problem             text        not null default '',      -- last trouble in one sentence, empty when well
    created_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now(),
    version             integer     not null default 0,
    check ((latitude is null) = (longitude is null))
);
-- One address may hold several agents (ports, communities): the same way of asking twice is the same device.
create unique index device_way on device (address, coalesce(snmp_port, 0), coalesce(access_profile_id, 0))
    where snmp_read_secret is null;
create index device_address on device (address);
create index device_name on device (lower(name), id);
create index device_in_group on device (group_id);
create index device_with_access on device (access_profile_id);
create index device_status on device (status, status_changed_at desc);
