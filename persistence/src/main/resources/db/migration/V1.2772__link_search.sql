-- What a search for links looks at, and what it could not decide.

create index reading_row_neighbour on reading_row (device_id) where reading = 'neighbours' and present;

-- Findings that contradict each other: told, and nothing is guessed. Each search writes them anew.
create table link_conflict (
    id           bigint generated always as identity primary key,
    device_id    bigint      not null references device on delete cascade,
    interface_id bigint      references interface on delete cascade,
    what         text        not null,
    words        text[]      not null default '{}',   -- what fills the gaps of the sentence
    since        timestamptz not null default now()
);
create index link_conflict_device on link_conflict (device_id);
create unique index link_conflict_same on link_conflict (device_id, coalesce(interface_id, 0), what);
