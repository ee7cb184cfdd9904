-- What people mark devices by: tags and comments for everybody, favourites for themselves.
create table device_tag (
    device_id bigint not null references device on delete cascade,
    tag       text   not null check (tag <> '' and tag = lower(tag)),
    primary key (device_id, tag)
);
create index device_tag_of on device_tag (tag text_pattern_ops, device_id);

create table device_favourite (
    user_id   bigint      not null references app_user on delete cascade,
    device_id bigint      not null references device on delete cascade,
    since     timestamptz not null default now(),
    primary key (user_id, device_id)
);
create index device_favourite_device on device_favourite (device_id);

create table device_comment (
    id         bigint generated always as identity primary key,
    device_id  bigint      not null references device on delete cascade,
    author     text        not null,
    text       text        not null check (text <> ''),
    written_at timestamptz not null default now()
);
create index device_comment_of on device_comment (device_id, id desc);

-- How somebody wants his pages to look; user 0 stands for everybody who has not chosen by himself.
create table user_choice (
    user_id bigint not null,
    name    text   not null,
    value   text   not null,
    primary key (user_id, name)
);
