-- What is worth telling: rules say what is looked for, events are what was found, from when to when.

create table event_rule (
    id           bigint generated always as identity primary key,
    name         text        not null check (name ~ '^[a-z][a-z0-9_]{1,63}$'),  -- as in wildcore-mikbill.md 12.3
    watch        text        not null,                   -- what is looked at
    measure      text        not null default '',        -- <reading>.<column> where a value is looked at
    comparison   text        not null default 'ABOVE' check (comparison in ('ABOVE', 'BELOW', 'EQUAL', 'DIFFERENT')),
    threshold    double precision,                       -- beyond it there is an event
    clear_at     double precision,                       -- until the value is back on this side of that one
    word         text        not null default '',        -- what a word is compared with
    least        integer     not null default 1 check (least between 1 and 100000),
    for_s        integer     not null default 60 check (for_s between 0 and 604800),
    clear_s      integer     not null default 60 check (clear_s between 0 and 604800),
    severity     text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    enabled      boolean     not null default true,
    builtin      boolean     not null default false,
    group_id     bigint      references device_group on delete cascade,
    model_key    text,
    device_id    bigint      references device on delete cascade,
    interface_id bigint      references interface on delete cascade,
    updated_at   timestamptz not null default now(),
    updated_by   text        not null default '',
    version      integer     not null default 0
);
create index event_rule_group on event_rule (group_id) where group_id is not null;
create index event_rule_device on event_rule (device_id) where device_id is not null;
create index event_rule_interface on event_rule (interface_id) where interface_id is not null;

-- When each rule was last looked at, by one node of the cluster; a row of its own, since it changes all the time.
create table event_rule_look (
    rule_id   bigint      primary key references event_rule on delete cascade,
    looked_at timestamptz not null,
    took_ms   integer     not null default 0,
    found     integer     not null default 0,
    problem   text        not null default ''
) with (fillfactor = 50);

create table event (
    id              bigint generated always as identity primary key,
    rule_id         bigint      references event_rule on delete set null,
    name            text        not null,
    watch           text        not null,
    subject         text        not null,                -- d<device>, i<interface>, p<device>:<PON port>, o<ONU identifier> ...
    device_id       bigint      references device on delete set null,
    device_name     text        not null default '',
    device_address  text        not null default '',
    group_id        bigint,                              -- of the device, for whoever may see it
    interface_id    bigint      references interface on delete set null,
    interface_name  text        not null default '',
    severity        text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    state           text        not null check (state in ('PENDING', 'OPEN', 'RESOLVED')),
    live            boolean     not null default true,   -- what was found is still there
    cause           text        not null default '',     -- fibre, power, or nothing
    value           double precision,
    told            text[]      not null default '{}',   -- fills the gaps of its sentence
    began_at        timestamptz not null,
    noticed_at      timestamptz not null,
    raised_at       timestamptz,
    seen_at         timestamptz not null,                -- refreshed every 15 minutes at most
    absent_since    timestamptz,
    flaps           integer     not null default 0,      -- how often it went and came again
    acknowledged_at timestamptz,
    acknowledged_by text        not null default '',
    resolved_at     timestamptz,
    resolved_by     text        not null default '',
    folded_into     bigint,                              -- the event that tells of the same at large
    version         integer     not null default 0,
    check ((state = 'RESOLVED') = (resolved_at is not null))
) with (fillfactor = 80);
-- one of a kind and a subject at a time, in the whole cluster
create unique index event_live on event (rule_id, subject) where live;
create index event_open on event (raised_at desc, id desc) where state = 'OPEN';
create index event_raised on event (id desc) where state <> 'PENDING';
create index event_of_device on event (device_id, id desc);
create index event_of_interface on event (interface_id, id desc) where interface_id is not null;
create index event_resolved on event (resolved_at) where state = 'RESOLVED';
create index event_covering on event (subject) where live and watch = 'PON_LOST';

-- What the light of an ONU was in the week before, for seeing that it fell.
create table onu_signal_baseline (
    interface_id bigint      primary key references interface on delete cascade,
    rx_dbm       real,
    olt_rx_dbm   real,
    made_at      timestamptz not null
);

create function event_beyond(comparison text, value double precision, bound double precision) returns boolean
    language sql immutable parallel safe as $$ select case comparison when 'BELOW' then value < bound else value > bound end $$;

insert into event_rule (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
values ('pinger_host_down', 'DEVICE_DOWN', '', 'ABOVE', null, null, 1, 90, 60, 'CRITICAL', true, true),
       ('pon_port_lost', 'PON_LOST', '', 'ABOVE', 80, 50, 3, 60, 60, 'CRITICAL', true, true),
       ('onu_lost', 'ONU_LOST', '', 'ABOVE', null, null, 1, 180, 120, 'WARNING', true, true),
       ('onu_rx_signal_deteriorated', 'SIGNAL_FELL', 'onu-signal.rxDbm', 'ABOVE', 3, 2, 1, 900, 900, 'WARNING', true, true),
       ('onu_olt_rx_signal_deteriorated', 'SIGNAL_FELL', 'onu-signal.oltRxDbm', 'ABOVE', 3, 2, 1, 900, 900, 'WARNING', true, true),
       ('bad_optical_level_rx', 'MEASURE', 'onu-signal.rxDbm', 'BELOW', -28, -27.5, 1, 900, 900, 'WARNING', true, true),
       ('bad_optical_level_olt_rx', 'MEASURE', 'onu-signal.oltRxDbm', 'BELOW', -32, -31.5, 1, 900, 900, 'WARNING', true, true),
       ('iface_increase_in_errors', 'MEASURE', 'interface-counters.inErrors', 'ABOVE', 30, 5, 1, 0, 900, 'WARNING', true, true),
       ('iface_increase_out_errors', 'MEASURE', 'interface-counters.outErrors', 'ABOVE', 30, 5, 1, 0, 900, 'WARNING', true, true),
       ('high_link_utilization', 'MEASURE', 'interface-counters.utilizationPercent', 'ABOVE', 85, 80, 1, 900, 300, 'WARNING', true, true),
       ('analytics_duplicated_ont_ident', 'DUPLICATE_ONU', '', 'ABOVE', null, null, 1, 0, 0, 'WARNING', true, true),
       ('unregistered_ont', 'UNKNOWN_ONU', '', 'ABOVE', null, null, 1, 60, 60, 'INFO', true, true),
       ('fdb_mac_flapping', 'MAC_FLAP', '', 'ABOVE', null, null, 1, 0, 1800, 'WARNING', true, true),
       ('fdb_mac_moved', 'MAC_MOVED', '', 'ABOVE', null, null, 1, 0, 1800, 'INFO', false, true),
       ('bgp_session_down', 'BGP_DOWN', '', 'ABOVE', null, null, 1, 120, 120, 'CRITICAL', true, true),
       ('interface_is_down', 'INTERFACE_DOWN', '', 'ABOVE', null, null, 1, 120, 60, 'INFO', false, true),
       ('interface_is_disabled', 'INTERFACE_DISABLED', '', 'ABOVE', null, null, 1, 0, 0, 'INFO', false, true),
       ('arps_count_abnormal', 'ARPS_ABNORMAL', '', 'BELOW', 50, 70, 20, 600, 600, 'WARNING', true, true);
