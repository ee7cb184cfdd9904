-- A router's names are reckoned when it is written, not whenever an order looks for its router.
DROP INDEX routeros_router_names;
ALTER TABLE routeros_router ADD COLUMN names text[] NOT NULL GENERATED ALWAYS AS (routeros_router_names(name, aliases)) STORED;
CREATE INDEX routeros_router_names ON routeros_router USING gin (names);
