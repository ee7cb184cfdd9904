-- What people mark ports and ONUs by, as they mark devices.
create table interface_tag (
    interface_id bigint not null references interface on delete cascade,
    tag          text   not null check (tag <> '' and tag = lower(tag)),
    primary key (interface_id, tag)
);
create index interface_tag_of on interface_tag (tag text_pattern_ops, interface_id);
