-- What the last look at a pool's forecast came to, so that an event can tell of it.
CREATE TABLE address_pool_alarm (
    pool_id bigint      PRIMARY KEY REFERENCES address_pool ON DELETE CASCADE,
    alarm   text        NOT NULL,                   -- NEARLY_FULL, SOON_EMPTY
    free    bigint      NOT NULL,                   -- addresses
    days    bigint,                                 -- until it is empty; null where it does not grow
    since   timestamptz NOT NULL DEFAULT now()
);

INSERT INTO event_rule (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
VALUES ('pool_alarm', 'POOL_ALARM', '', 'ABOVE', 0, NULL, 1, 0, 60, 'WARNING', TRUE, TRUE);
