-- Bindings of VLAN terminators and of DHCP snooping that leave and come back have stays, too: the row in reading_row is the latest one.
alter table reading_row add column returned_at timestamptz;     -- begin of the latest stay of a binding, null: it is the first one
alter table fdb_past add column tab text not null default 'fdb';
comment on column fdb_past.tab is 'who told: fdb or snooping';
comment on column fdb_past.port_key is 'as in fdb; the name of an interface that was forgotten since';
