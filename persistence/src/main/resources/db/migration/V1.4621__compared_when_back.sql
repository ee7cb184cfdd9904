-- When a router that had been away is to be compared; null when nothing has happened to it (ucrm-routeros.md 8.1).
ALTER TABLE routeros_router ADD COLUMN compare_at timestamptz;
CREATE INDEX routeros_router_compare ON routeros_router (compare_at) WHERE compare_at IS NOT NULL;
