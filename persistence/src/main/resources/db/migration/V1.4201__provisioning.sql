-- Accounts of services on routers, the orders that make routers agree, and what happened to a service.

CREATE TABLE provisioning_account (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source            text        NOT NULL,
    service           text        NOT NULL,
    client_id         text        NOT NULL DEFAULT '',
    client_name       text        NOT NULL DEFAULT '',
    plan_name         text        NOT NULL DEFAULT '',
    device_name       text        NOT NULL DEFAULT '',  -- as the source wrote it
    state             text        NOT NULL DEFAULT 'NONE',
    code              text        NOT NULL DEFAULT '',
    text              text        NOT NULL DEFAULT '',
    detail            text        NOT NULL DEFAULT '',
    warning           text        NOT NULL DEFAULT '',
    assumed           boolean     NOT NULL DEFAULT false,
    wish              text,                             -- sealed JSON: what the source wants
    wish_number       bigint      NOT NULL DEFAULT 0,   -- grows with every changed wish
    kind              text        NOT NULL DEFAULT '',  -- of what is applied or about to be
    natural_key       text        NOT NULL DEFAULT '',
    address           inet,
    router_id         bigint,                           -- where it is applied
    applied           text,                             -- sealed JSON: as read back from the router
    applied_at        timestamptz,
    attempt_router_id bigint,                           -- where a write may have happened that nobody confirmed
    attempt           text,                             -- sealed JSON of that write
    predecessor       text        NOT NULL DEFAULT '',
    successor         text        NOT NULL DEFAULT '',  -- who took this account over
    version           bigint      NOT NULL DEFAULT 0,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source, service)
);
CREATE INDEX provisioning_account_state ON provisioning_account (state, updated_at DESC);
CREATE INDEX provisioning_account_router ON provisioning_account (router_id, natural_key) WHERE router_id IS NOT NULL;
CREATE INDEX provisioning_account_updated ON provisioning_account (updated_at DESC, id DESC);
CREATE INDEX provisioning_account_client ON provisioning_account (source, client_id);
CREATE INDEX provisioning_account_search ON provisioning_account
    USING gin ((service || ' ' || client_name || ' ' || plan_name || ' ' || natural_key || ' ' || device_name) gin_trgm_ops);
CREATE INDEX provisioning_account_address ON provisioning_account (address) WHERE address IS NOT NULL;

CREATE TABLE provisioning_order (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL,                   -- ENSURE, CLEANUP
    account_id  bigint      NOT NULL REFERENCES provisioning_account ON DELETE CASCADE,
    cleanup_id  bigint,
    router_id   bigint      NOT NULL,
    router_name text        NOT NULL,
    state       text        NOT NULL DEFAULT 'WAITING',
    code        text        NOT NULL DEFAULT '',
    text        text        NOT NULL DEFAULT '',
    detail      text        NOT NULL DEFAULT '',
    result      text        NOT NULL DEFAULT '',        -- ADDED, CHANGED, MOVED, ... when done
    cause       text        NOT NULL,
    correlation text        NOT NULL,
    attempts    int         NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    due_at      timestamptz NOT NULL DEFAULT now(),
    started_at  timestamptz,
    finished_at timestamptz,
    lease_until timestamptz,
    holder      text        NOT NULL DEFAULT ''
);
CREATE INDEX provisioning_order_router ON provisioning_order (router_id, id) WHERE state = 'WAITING';
CREATE INDEX provisioning_order_due ON provisioning_order (due_at) WHERE state IN ('WAITING', 'PARKED');
CREATE INDEX provisioning_order_parked ON provisioning_order (router_id, id) WHERE state = 'PARKED';
CREATE INDEX provisioning_order_running ON provisioning_order (lease_until) WHERE state = 'RUNNING';
CREATE INDEX provisioning_order_account ON provisioning_order (account_id, id DESC);
CREATE INDEX provisioning_order_state ON provisioning_order (state, id DESC);
CREATE UNIQUE INDEX provisioning_order_one_open ON provisioning_order (account_id)
    WHERE kind = 'ENSURE' AND state IN ('WAITING', 'PARKED');

CREATE TABLE provisioning_router_lease (
    router_id   bigint      PRIMARY KEY,
    holder      text        NOT NULL,
    lease_until timestamptz NOT NULL
);

CREATE TABLE provisioning_move (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  bigint      NOT NULL REFERENCES provisioning_account ON DELETE CASCADE,
    from_router bigint      NOT NULL,
    to_router   bigint      NOT NULL,
    state       text        NOT NULL,                   -- PREPARED ADDED VERIFIED SWITCHED OLD_REMOVED KICKED DONE UNDONE
    old_address inet,
    new_address inet,
    started_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX provisioning_move_account ON provisioning_move (account_id, id DESC);

CREATE TABLE provisioning_cleanup (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  bigint      NOT NULL REFERENCES provisioning_account ON DELETE CASCADE,
    router_id   bigint      NOT NULL,
    reason      text        NOT NULL,                   -- MOVED, ATTEMPT
    applied     text        NOT NULL,                   -- sealed JSON of the row that has to go
    address     inet,                                   -- freed when the row is gone; null when it is still in use
    move_id     bigint REFERENCES provisioning_move ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    done_at     timestamptz,
    note        text        NOT NULL DEFAULT ''
);
CREATE INDEX provisioning_cleanup_open ON provisioning_cleanup (account_id) WHERE done_at IS NULL;

CREATE TABLE provisioning_timeline (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text        NOT NULL,
    service     text        NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    kind        text        NOT NULL,
    text        text        NOT NULL,
    correlation text        NOT NULL DEFAULT '',
    detail      jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX provisioning_timeline_service ON provisioning_timeline (source, service, id DESC);
CREATE INDEX provisioning_timeline_at ON provisioning_timeline (at);
