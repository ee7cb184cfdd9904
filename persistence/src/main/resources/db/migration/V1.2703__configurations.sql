-- The archive of device configurations: what was saved, from when to when it was so, and how the last attempt went.

-- One text of one device, kept once however often it was seen.
create table configuration_content (
    id        bigint generated always as identity primary key,
    device_id bigint  not null references device on delete cascade,
    digest    bytea   not null check (length(digest) = 32), -- SHA-256 of what is shown: tells nothing of the secrets
    shown     bytea   not null,                             -- gzip of the text with its secrets masked
    sealed    bytea   not null,                             -- gzip of the whole text, AES-GCM
    octets    integer not null,                             -- of the whole text, UTF-8
    lines     integer not null
);
create index configuration_content_of_device on configuration_content (device_id, digest);

-- A time during which the configuration was so. What comes back after a change is another version with the same content.
create table configuration_version (
    id         bigint generated always as identity primary key,
    device_id  bigint      not null references device on delete cascade,
    content_id bigint      not null references configuration_content on delete cascade,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    seen       integer     not null default 1,
    added      integer,                                     -- lines against the version before; null for the first
    removed    integer
);
create index configuration_version_of_device on configuration_version (device_id, id desc);
create index configuration_version_of_content on configuration_version (content_id);
create index configuration_version_old on configuration_version (last_seen);

-- How it goes with a device: when it is due, who works on it, how the last attempt ended.
create table configuration_backup (
    device_id     bigint      primary key references device on delete cascade,
    created_at    timestamptz not null default now(),
    due_at        timestamptz not null default now(),
    requested_at  timestamptz,                              -- somebody wants it now
    requested_by  text        not null default '',
    run_id        bigint,                                   -- the run of many that it was last asked for by
    node          text        not null default '',
    claimed_at    timestamptz,
    lease_until   timestamptz,
    tried_at      timestamptz,
    took_ms       integer     not null default 0,
    outcome       text        not null default '',          -- empty: never tried
    words         text        not null default '',          -- the device's, without secrets
    saved_at      timestamptz,                              -- last success
    failing_since timestamptz,
    changed_at    timestamptz,                              -- null while there is one version
    version_id    bigint      references configuration_version on delete set null
) with (fillfactor = 70);
create index configuration_backup_due on configuration_backup (due_at);
create index configuration_backup_asked on configuration_backup (requested_at) where requested_at is not null;
create index configuration_backup_of_run on configuration_backup (run_id) where run_id is not null;
create index configuration_backup_changed on configuration_backup (changed_at) where changed_at is not null;
create index configuration_backup_version on configuration_backup (version_id) where version_id is not null;

-- Whether the poller "configuration" is on for a device: the nearest rule decides.
create function configuration_wanted(wanted_device bigint, wanted_model text) returns boolean
    language sql stable parallel safe as $$
    select coalesce((select r.enabled from poller_rule r
                      where r.poller = 'configuration' and r.enabled is not null
                        and case when r.device_id is not null then r.device_id = wanted_device
                                 else r.model_key is null or r.model_key = wanted_model end
                      order by r.device_id nulls last, r.model_key nulls last limit 1), true) $$;

-- Seconds between two attempts, null where no rule says so.
create function configuration_interval(wanted_device bigint, wanted_model text) returns integer
    language sql stable parallel safe as $$
    select r.interval_s from poller_rule r
     where r.poller = 'configuration' and r.interval_s is not null
       and case when r.device_id is not null then r.device_id = wanted_device
                else r.model_key is null or r.model_key = wanted_model end
     order by r.device_id nulls last, r.model_key nulls last limit 1 $$;

