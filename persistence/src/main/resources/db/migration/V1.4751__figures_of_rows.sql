-- Rows of readings that monitoring systems and reports ask for across all devices: a small part of the table.
create index reading_row_figures on reading_row (reading, device_id)
    where present and reading in ('cards', 'sensors', 'resources', 'onu-unregistered', 'port-signal');

-- What the reports of duplicates found when they were last counted, so that nobody who scrapes /metrics walks the forwarding tables.
create table analytics_duplicate (
    report       text    not null,
    device_id    bigint  not null references device on delete cascade,
    interface_id bigint  not null references interface on delete cascade,
    subject      text    not null,                        -- identifier or MAC
    places       bigint  not null,                        -- at how many interfaces it is
    primary key (report, interface_id, subject)
);
create index analytics_duplicate_device on analytics_duplicate (device_id);
create index analytics_duplicate_interface on analytics_duplicate (interface_id);
