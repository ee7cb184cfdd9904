-- How full each pool was on each day (UTC): what a forecast is made from. The newest row of a pool is brought up to date every hour.
CREATE TABLE address_pool_snapshot (
    pool_id     bigint NOT NULL REFERENCES address_pool ON DELETE CASCADE,
    day         date   NOT NULL,
    usable      bigint NOT NULL,
    used        bigint NOT NULL,
    reserved    bigint NOT NULL,
    quarantined bigint NOT NULL,
    blocked     bigint NOT NULL,
    PRIMARY KEY (pool_id, day)
);
CREATE INDEX address_pool_snapshot_day ON address_pool_snapshot (day);
