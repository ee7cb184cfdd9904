-- True where what is known of the line came with its device's whole list: it is then as new as that reading, however seldom rows are refreshed.
alter table line_read
    add column polled boolean not null default false;
