-- Whom an ISP serves: sources of subscribers, tariffs, postal addresses, subscribers (DECISIONS 5, 6, 8).

-- Text as it is compared while searching: without accents, in lower case.
create function search_fold(words text) returns text language sql immutable strict parallel safe
    as $$ select lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;

-- A source owns its subscribers. Of the local register and of partners with a task of their own only name and kind are used.
create table billing_source (
    id            bigint generated always as identity primary key,
    name          text        not null check (name <> ''),
    kind          text        not null check (kind ~ '^[a-z][a-z0-9-]{1,31}$'),
    url_secret    text,                               -- sealed: the URL carries the key
    url_shown     text        not null default '',    -- the same with the key hidden
    enabled       boolean     not null default true,
    cron          text        not null default '',    -- empty: only by hand
    options       jsonb       not null default '{}',
    min_rows      integer     not null default 2 check (min_rows >= 1),
    max_drop_pct  integer     not null default 20 check (max_drop_pct between 0 and 100),
    max_tariff_drop_pct integer not null default 50 check (max_tariff_drop_pct between 0 and 100),
    card_url      text        not null default '',    -- page of a subscriber in the billing, {id} and {login} filled in
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    version       integer     not null default 0
);
create unique index billing_source_name on billing_source (lower(name));
insert into billing_source (name, kind) values ('local', 'local');

create table tariff (
    id              bigint generated always as identity primary key,
    source_id       bigint        not null references billing_source on delete cascade,
    external_id     text          not null,
    name            text          not null,
    fee             numeric(18,9) not null default 0,
    interval_days   integer       not null default 30 check (interval_days >= 1),
    speed_up_kbps   bigint        not null default 0,
    speed_down_kbps bigint        not null default 0,
    included_mb     bigint,                            -- null: unlimited
    service_type    integer       not null default 0,
    comment         text          not null default '',
    in_billing      boolean       not null default true,
    updated_at      timestamptz   not null default now(),
    unique (source_id, external_id)
);

create table address_city (
    id         bigint generated always as identity primary key,
    name       text not null,
    kind       text not null default '',
    compare_text text not null unique
);
create table address_street (
    id         bigint generated always as identity primary key,
    city_id    bigint not null references address_city,
    name       text   not null,
    compare_text text not null,
    unique (city_id, compare_text)
);
create table address_house (
    id           bigint generated always as identity primary key,
    street_id    bigint  not null references address_street,
    number       text    not null,
    compare_text text    not null unique,             -- CITY, STREET, NUMBER (userside-universal-api.md 5.6)
    postcode     text    not null default '',
    storeys      integer not null default 0,
    entrances    integer not null default 0,
    latitude     double precision check (latitude between -90 and 90),
    longitude    double precision check (longitude between -180 and 180),
    check ((latitude is null) = (longitude is null))
);
create index address_house_street on address_house (street_id);
-- Which house a source means by its own id; mapped once, stays mapped.
create table address_house_ref (
    source_id   bigint not null references billing_source on delete cascade,
    external_id text   not null,
    house_id    bigint not null references address_house on delete cascade,
    primary key (source_id, external_id)
);
-- Other writings of a house, kept by operators.
create table address_alias (
    compare_text text   primary key,
    house_id     bigint not null references address_house on delete cascade
);

create table subscriber (
    id                 bigint generated always as identity primary key,
    source_id          bigint        not null references billing_source,
    external_id        text          not null check (external_id <> ''),
    login              text          not null default '',
    name               text          not null default '',
    account_number     text          not null default '',
    comment            text          not null default '',
    phones             text[]        not null default '{}',
    email              text          not null default '',
    corporate          boolean       not null default false,
    cabinet_password   text          not null default '',
    balance            numeric(18,9) not null default 0,
    credit             numeric(18,9) not null default 0,
    discount_pct       numeric(18,9) not null default 0,
    state              text          not null default 'OTHER' check (state in ('ACTIVE', 'PAUSE', 'STOP', 'OTHER')),
    raw_state          text          not null default '',
    tariffs            text[]        not null default '{}',
    next_tariff        text          not null default '',
    next_tariff_start  date,
    created_on         date,
    connected_on       date,
    activity_internet  timestamp,                      -- the billing's local time
    activity_network   timestamp,
    house_id           bigint        references address_house,
    apartment          text          not null default '',
    floor              text          not null default '',
    entrance           integer       not null default 0,
    groups             text[]        not null default '{}',
    tags               text[]        not null default '{}',
    services           jsonb         not null default '[]',
    additional         jsonb         not null default '{}',
    parent_external_id text          not null default '',
    in_billing         boolean       not null default true,
    former             boolean       not null default false,
    stub               boolean       not null default false,
    record_hash        text          not null default '',
    search_text        text          not null default '',   -- folded name and address, words after a blank
    created_at         timestamptz   not null default now(),
    updated_at         timestamptz   not null default now(),
    version            integer       not null default 0,
    unique (source_id, external_id)
) with (fillfactor = 90);
create unique index subscriber_login on subscriber (source_id, lower(login)) where login <> '';
create index subscriber_login_begins on subscriber (lower(login) text_pattern_ops) where login <> '';
create index subscriber_external_begins on subscriber (lower(external_id) text_pattern_ops);
create index subscriber_account_begins on subscriber (lower(account_number) text_pattern_ops) where account_number <> '';
create index subscriber_words on subscriber using gin (search_text gin_trgm_ops);
create index subscriber_by_name on subscriber (name, id);
create index subscriber_in_house on subscriber (house_id) where house_id is not null;
create index subscriber_present on subscriber (source_id, external_id) where in_billing;

create table contract (
    id            bigint generated always as identity primary key,
    subscriber_id bigint  not null references subscriber on delete cascade,
    number        text    not null,
    signed_on     date,
    main          boolean not null default true          -- the one that the source tells
);
create unique index contract_main on contract (subscriber_id) where main;
create index contract_of on contract (subscriber_id);
create index contract_begins on contract (lower(number) text_pattern_ops);

-- Addresses under which a subscriber is seen; either may be missing.
create table subscriber_ip (
    id            bigint generated always as identity primary key,
    subscriber_id bigint not null references subscriber on delete cascade,
    ip            inet,
    mac           macaddr,
    net           text   not null default '',
    check (ip is not null or mac is not null)
);
create unique index subscriber_ip_once on subscriber_ip (subscriber_id, coalesce(ip, '0.0.0.0'), coalesce(mac, '00:00:00:00:00:00'));
create index subscriber_ip_ip on subscriber_ip (ip) where ip is not null;
create index subscriber_ip_begins on subscriber_ip (host(ip) text_pattern_ops) where ip is not null;
create index subscriber_ip_mac on subscriber_ip (mac) where mac is not null;

-- Where the billing says that a subscriber's wire ends: an ONU by its identifier, a port by the switch's address.
create table subscriber_line_hint (
    id            bigint generated always as identity primary key,
    subscriber_id bigint not null references subscriber on delete cascade,
    kind          text   not null check (kind in ('ONU', 'PORT')),
    device_ip     inet,
    value         text   not null,
    check ((kind = 'PORT') = (device_ip is not null))
);
create unique index subscriber_line_hint_once on subscriber_line_hint (subscriber_id, kind, value, coalesce(device_ip, '0.0.0.0'));
create index subscriber_line_hint_onu on subscriber_line_hint (value) where kind = 'ONU';
create index subscriber_line_hint_port on subscriber_line_hint (device_ip) where kind = 'PORT';

-- Phone numbers for looking up: whole, and the last nine digits whatever prefix stands before them.
create table subscriber_phone (
    subscriber_id bigint not null references subscriber on delete cascade,
    digits        text   not null,
    tail          text   not null generated always as (right(digits, 9)) stored,
    primary key (subscriber_id, digits)
);
create index subscriber_phone_begins on subscriber_phone (digits text_pattern_ops);
create index subscriber_phone_tail on subscriber_phone (tail text_pattern_ops);

-- What happened to a subscriber, for his page.
create table subscriber_event (
    id            bigint generated always as identity primary key,
    subscriber_id bigint      not null references subscriber on delete cascade,
    at            timestamptz not null default now(),
    kind          text        not null,
    before        text        not null default '',
    after         text        not null default '',
    job_run_id    bigint
);
create index subscriber_event_of on subscriber_event (subscriber_id, at desc, id desc);
create index subscriber_event_old on subscriber_event (at);

-- The ids of the list that a run is reading, for counting what is missing before anything is written.
create unlogged table billing_seen (
    job_run_id  bigint not null,
    position    bigint not null,
    external_id text   not null,
    login       text   not null,
    primary key (job_run_id, position)
);
create index billing_seen_id on billing_seen (job_run_id, external_id);

-- Every row that a run refused or wants somebody to look at.
create table billing_finding (
    job_run_id bigint not null references job_run on delete cascade,
    position   bigint not null,
    refused    boolean not null,
    place      text   not null,
    reason     text   not null,
    primary key (job_run_id, position)
);

-- Whose line an interface is (DECISIONS 5): one subscriber or nobody.
create table line_binding (
    interface_id  bigint      primary key references interface on delete cascade,
    subscriber_id bigint      not null references subscriber on delete cascade,
    source_id     bigint      not null references billing_source on delete cascade,
    found_by      text        not null check (found_by in ('HAND', 'SERIAL', 'MAC', 'PORT', 'FDB')),
    since         timestamptz not null default now()
);
create index line_binding_of on line_binding (subscriber_id);
create index line_binding_source on line_binding (source_id);

-- Lines that more than one subscriber claims: nobody is bound, somebody must look.
create table line_conflict (
    interface_id   bigint      primary key references interface on delete cascade,
    found_by       text        not null,
    subscriber_ids bigint[]    not null,
    since          timestamptz not null default now()
);
