-- From when on the least and the greatest level of an ONU are told; no row: from the beginning of its history.
create table onu_signal_reset (
    interface_id bigint      primary key references interface on delete cascade,
    reset_at     timestamptz not null,
    reset_by     text        not null default ''
);
