-- Who is told of events, by which way, and when not. What is told is a row before anybody is told.

-- When work is done on devices their events are recorded, marked and not told.
create table maintenance_window (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    reason     text        not null default '',
    everything boolean     not null default false,
    device_ids bigint[]    not null default '{}',
    group_ids  bigint[]    not null default '{}',
    enabled    boolean     not null default true,
    starts_at  timestamptz,                              -- once
    ends_at    timestamptz,
    days       integer[]   not null default '{}',        -- every week: ISO numbers of the days on which it begins
    from_time  time,
    until_time time,                                     -- not after from_time: on the next day
    zone       text        not null default 'UTC',
    open_from  timestamptz,                              -- the opening at present, or the next one; null: none any more
    open_until timestamptz,
    created_by text        not null default '',
    updated_by text        not null default '',
    updated_at timestamptz not null default now(),
    version    integer     not null default 0,
    check ((starts_at is null) = (ends_at is null) and (from_time is null) = (until_time is null)),
    check ((starts_at is null) <> (from_time is null)),
    check (ends_at > starts_at),
    check (everything or cardinality(device_ids) + cardinality(group_ids) > 0)
);
create index maintenance_window_opens on maintenance_window (open_until) where enabled and open_until is not null;

alter table event add column maintenance_id bigint,                          -- it began in this window
                  add column hushed boolean not null default false;          -- and is not told for the present
create index event_hushed on event (id) where hushed and state = 'OPEN';

create function event_begins_in_maintenance() returns trigger language plpgsql as $$
begin
    select w.id into new.maintenance_id from maintenance_window w
     where w.enabled and w.open_from <= new.raised_at and w.open_until > new.raised_at
       and (w.everything or new.device_id = any (w.device_ids) or new.group_id = any (w.group_ids))
     order by w.id limit 1;
    new.hushed := new.maintenance_id is not null;
    return new;
end $$;
create trigger event_maintenance before update on event for each row
    when (old.state = 'PENDING' and new.state = 'OPEN') execute function event_begins_in_maintenance();

create table notification_channel (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    kind       text        not null check (kind in ('MAIL', 'TELEGRAM', 'WEBHOOK')),
    enabled    boolean     not null default true,
    host       text        not null default '',          -- of the mail server
    port       integer     not null default 0 check (port between 0 and 65535),
    security   text        not null default 'STARTTLS' check (security in ('NONE', 'STARTTLS', 'TLS')),
    login      text        not null default '',
    secret     text,                                     -- sealed: password, bot token, key of signatures
    sender     text        not null default '',
    url        text        not null default '',          -- of the Bot API, or of the webhook
    updated_by text        not null default '',
    updated_at timestamptz not null default now(),
    version    integer     not null default 0
);
create unique index notification_channel_name on notification_channel (lower(name));

create table notification_contact (
    id           bigint generated always as identity primary key,
    user_id      bigint      not null references app_user on delete cascade,
    channel_id   bigint      not null references notification_channel,
    address      text        not null default '',
    enabled      boolean     not null default true,
    language     text        not null default '' check (language in ('', 'en', 'uk')),  -- empty: the user's
    severities   text[]      not null default '{WARNING,CRITICAL}',
    names        text[]      not null default '{}',      -- empty: any
    names_not    text[]      not null default '{}',
    group_ids    bigint[]    not null default '{}',      -- empty: all that the user sees
    resolved     boolean     not null default true,
    after_s      integer     not null default 0 check (after_s between 0 and 86400),
    remind_s     integer     not null default 0 check (remind_s = 0 or remind_s between 300 and 604800),
    per_hour     integer     not null default 30 check (per_hour between 1 and 1000),
    quiet_days   integer[]   not null default '{}',
    quiet_from   time,
    quiet_until  time,
    quiet_zone   text        not null default 'UTC',
    quiet_passes text        check (quiet_passes in ('INFO', 'WARNING', 'CRITICAL')),   -- this one and what matters more
    updated_by   text        not null default '',
    updated_at   timestamptz not null default now(),
    version      integer     not null default 0,
    check ((quiet_from is null) = (quiet_until is null))
);
create unique index notification_contact_once on notification_contact (user_id, channel_id, lower(address));
create index notification_contact_channel on notification_contact (channel_id);

-- Which node tells a contact at present, and until when nobody does since its server did not answer.
create table notification_lane (
    contact_id  bigint primary key references notification_contact on delete cascade,
    node        text        not null default '',
    lease_until timestamptz,
    rests_until timestamptz
) with (fillfactor = 50);

create table notification_template (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('MAIL', 'TELEGRAM', 'WEBHOOK')),
    language   text        not null check (language in ('en', 'uk')),
    occasion   text        not null check (occasion in ('OPENED', 'RESOLVED', 'REMINDER', 'DIGEST', 'OVERFLOW')),
    subject    text        not null default '',
    body       text        not null,
    html       text        not null default '',
    updated_by text        not null default '',
    updated_at timestamptz not null default now(),
    version    integer     not null default 0,
    unique (kind, language, occasion)
);

-- What became of an event, until it is known who is to be told of it.
create table notification_change (
    id       bigint generated always as identity primary key,
    event_id bigint      not null,
    change   text        not null check (change in ('OPENED', 'RESOLVED')),
    at       timestamptz not null default now()
);

create table notification_delivery (
    id          bigint generated always as identity primary key,
    contact_id  bigint      references notification_contact on delete set null,
    user_id     bigint      references app_user on delete set null,
    login       text        not null default '',
    channel     text        not null default '',
    kind        text        not null,
    address     text        not null default '',
    event_id    bigint,                                  -- null: of several
    event_name  text        not null default '',
    severity    text        not null default 'INFO',
    device_id   bigint,
    device_name text        not null default '',
    occasion    text        not null check (occasion in ('OPENED', 'RESOLVED', 'REMINDER', 'DIGEST', 'OVERFLOW')),
    state       text        not null default 'WAITING'
                check (state in ('WAITING', 'HELD', 'SENDING', 'SENT', 'FOLDED', 'DROPPED', 'GIVEN_UP')),
    why         text        not null default '',
    why_parts   text[]      not null default '{}',
    created_at  timestamptz not null default now(),
    due_at      timestamptz not null default now(),
    attempts    integer     not null default 0,
    lease_until timestamptz,
    sent_at     timestamptz,
    told_in     bigint,                                  -- the message of several that told of it
    again_of    bigint,
    asked_by    text        not null default '',
    message     text        not null default ''          -- as it went out, or its beginning
) with (fillfactor = 80);
create index notification_delivery_due on notification_delivery (contact_id, due_at) where state in ('WAITING', 'HELD');
create index notification_delivery_sending on notification_delivery (lease_until) where state = 'SENDING';
create index notification_delivery_sent on notification_delivery (contact_id, sent_at desc) where state = 'SENT';
create index notification_delivery_event on notification_delivery (event_id, contact_id);
create index notification_delivery_contact on notification_delivery (contact_id, id desc);
create index notification_delivery_user on notification_delivery (user_id, id desc);
create index notification_delivery_created on notification_delivery (created_at);
create index notification_delivery_told_in on notification_delivery (told_in) where told_in is not null;
-- a contact is told once that an event is there, once that it is over, and reminded by one message at a time
create unique index notification_delivery_once on notification_delivery (contact_id, event_id, occasion)
    where occasion in ('OPENED', 'RESOLVED') and again_of is null;
create unique index notification_delivery_reminder on notification_delivery (contact_id, event_id)
    where occasion = 'REMINDER' and state in ('WAITING', 'HELD', 'SENDING') and again_of is null;

-- In the transaction of the change itself, whoever makes it; what was folded into another event is told of by that one.
create function event_told() returns trigger language plpgsql as $$
begin
    insert into notification_change (event_id, change)
    select n.id, case n.state when 'OPEN' then 'OPENED' else 'RESOLVED' end
      from after n join before o on o.id = n.id
     where not n.hushed
       and (n.state = 'OPEN' and (o.state = 'PENDING' or o.hushed)
         or n.state = 'RESOLVED' and o.state = 'OPEN' and n.resolved_by <> 'folded')
     order by n.id;
    return null;
end $$;
create trigger event_told after update on event referencing old table as before new table as after
    for each statement execute function event_told();
