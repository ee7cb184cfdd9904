-- How devices answered ICMP over time: what the rounds of five minutes showed is one row, for each node that asked in them.

create table device_reach_sample (
    device_id bigint      not null,
    at        timestamptz not null,                     -- begin of the five minutes
    rtt_ms    real,                                     -- mean round trip, null when nothing was answered
    rtt_most  real,
    loss      real        not null check (loss between 0 and 100),  -- percent
    rounds    integer     not null
) partition by range (at);
create index device_reach_sample_of on device_reach_sample (device_id, at desc);

create table device_reach_sample_15m (
    device_id bigint      not null,
    at        timestamptz not null,
    rtt_ms    real,
    rtt_most  real,
    loss      real        not null,
    loss_most real        not null,
    samples   integer     not null
) partition by range (at);
create table device_reach_sample_1d (like device_reach_sample_15m) partition by range (at);
create index device_reach_sample_15m_of on device_reach_sample_15m (device_id, at desc);
create index device_reach_sample_1d_of on device_reach_sample_1d (device_id, at desc);

select make_daily_partitions(history, (now() at time zone 'UTC')::date - 1, 16)
from unnest(array['device_reach_sample', 'device_reach_sample_15m']) as history;
select make_monthly_partitions('device_reach_sample_1d', (now() at time zone 'UTC')::date - 1, 3);

insert into history_mark (history, level, done_until)
values ('device_reach_sample', 'QUARTER', date_trunc('hour', now())),
       ('device_reach_sample', 'DAY', date_trunc('day', now() at time zone 'UTC') at time zone 'UTC');
