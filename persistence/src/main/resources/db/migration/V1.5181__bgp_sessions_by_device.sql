-- Figures and events look at the sessions of all routers: they are few among the rows of all readings.
create index reading_row_bgp on reading_row (device_id) where reading = 'bgp-peers' and present;
