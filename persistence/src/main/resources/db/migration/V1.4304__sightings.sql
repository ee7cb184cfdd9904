-- When a router was last asked which addresses are in use on it; a router without any has no row in address_seen.

CREATE TABLE address_sight (
    space     text        NOT NULL,
    router_id bigint      NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (space, router_id)
);
