-- What reports over the whole network look at, and how much each last found: dashboards do not count a million rows at every glance.
create index interface_state_began on interface_state (began_at);
create index onu_signal_sample_1d_day on onu_signal_sample_1d using brin (at);
create index interface_unnamed on interface (device_id)
    where description = '' and comment = '' and status = 'Up' and type not in ('ONU', 'UNI', 'OTHER') and gone_at is null;
create index device_never_answered on device (created_at) where answered_at is null and poll_enabled;

create table analytics_count (
    report     text        not null,
    group_id   bigint      not null,   -- 0: devices without a group
    rows       bigint      not null,
    counted_at timestamptz not null default now(),
    primary key (report, group_id)
);
