-- What a router, Demarc and the billing say about each account, what a bulk change would do, and what people decided.

ALTER TABLE provisioning_account ADD COLUMN overrides text;                            -- sealed JSON: values accepted from a router
ALTER TABLE provisioning_account ADD COLUMN drift_known boolean NOT NULL DEFAULT false; -- the router is looked at although nothing seems to have changed

CREATE TABLE provisioning_drift_run (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    router_id      bigint      NOT NULL,
    router_name    text        NOT NULL,
    state          text        NOT NULL DEFAULT 'QUEUED',  -- QUEUED RUNNING DONE FAILED
    cause          text        NOT NULL,
    message        text        NOT NULL DEFAULT '',
    crm_read_at    timestamptz,
    demarc_read_at timestamptz,
    router_read_at timestamptz,
    accounts       int         NOT NULL DEFAULT 0,         -- of Demarc on this router
    sessions       int         NOT NULL DEFAULT 0,
    in_sync        int         NOT NULL DEFAULT 0,
    counts         text        NOT NULL DEFAULT '{}',      -- JSON: rows by class
    created_at     timestamptz NOT NULL DEFAULT now(),
    finished_at    timestamptz
);
CREATE INDEX provisioning_drift_run_router ON provisioning_drift_run (router_id, id DESC);
CREATE UNIQUE INDEX provisioning_drift_run_open ON provisioning_drift_run (router_id) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE provisioning_drift_row (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id      bigint NOT NULL REFERENCES provisioning_drift_run ON DELETE CASCADE,
    class       text   NOT NULL,
    source      text   NOT NULL DEFAULT '',               -- empty for a row without a service
    service     text   NOT NULL DEFAULT '',
    client_name text   NOT NULL DEFAULT '',
    plan_name   text   NOT NULL DEFAULT '',
    kind        text   NOT NULL DEFAULT '',
    natural_key text   NOT NULL DEFAULT '',
    address     text   NOT NULL DEFAULT '',
    ros_id      text   NOT NULL DEFAULT '',
    comment     text   NOT NULL DEFAULT '',
    fields      text   NOT NULL DEFAULT '[]',              -- JSON, passwords masked
    note        text   NOT NULL DEFAULT '',
    kicks       int    NOT NULL DEFAULT 0,
    base        text   NOT NULL,                           -- hash of what was read
    observed    text,                                      -- sealed JSON: the router's row
    state       text   NOT NULL DEFAULT 'OPEN',            -- OPEN ORDERED DONE ACCEPTED IGNORED
    said        text   NOT NULL DEFAULT '',                -- who decided, and why
    order_id    bigint
);
CREATE INDEX provisioning_drift_row_run ON provisioning_drift_row (run_id, class, id);

CREATE TABLE provisioning_drift_ignored (
    router_id bigint      NOT NULL,
    subject   text        NOT NULL,
    base      text        NOT NULL,                        -- until what was read changes
    said      text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (router_id, subject)
);

CREATE TABLE provisioning_plan (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text        NOT NULL,                  -- REBUILD RETAG REMOVE_ORPHANS
    scope           text        NOT NULL,                  -- ROUTER PLAN POOL CLIENT SOURCE ALL
    scope_value     text        NOT NULL DEFAULT '',
    scope_words     text        NOT NULL DEFAULT '',
    state           text        NOT NULL DEFAULT 'READING', -- READING READY FAILED APPLYING APPLIED STOPPED
    message         text        NOT NULL DEFAULT '',
    requested_by    text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    read_at         timestamptz,
    valid_until     timestamptz,
    applied_by      text        NOT NULL DEFAULT '',
    applied_at      timestamptz,
    override_count  int,
    override_reason text        NOT NULL DEFAULT '',
    finished_at     timestamptz
);
CREATE INDEX provisioning_plan_state ON provisioning_plan (state, id DESC);

CREATE TABLE provisioning_plan_router (
    plan_id     bigint NOT NULL REFERENCES provisioning_plan ON DELETE CASCADE,
    router_id   bigint NOT NULL,
    router_name text   NOT NULL,
    adds        int    NOT NULL DEFAULT 0,
    sets        int    NOT NULL DEFAULT 0,
    removes     int    NOT NULL DEFAULT 0,
    kicks       int    NOT NULL DEFAULT 0,
    unchanged   int    NOT NULL DEFAULT 0,
    conflicts   int    NOT NULL DEFAULT 0,
    waiting     int    NOT NULL DEFAULT 0,
    managed     int    NOT NULL DEFAULT 0,                 -- accounts of Demarc on the router, for the limits
    sessions    int    NOT NULL DEFAULT 0,
    message     text   NOT NULL DEFAULT '',                -- why the router could not be read
    PRIMARY KEY (plan_id, router_id)
);

CREATE TABLE provisioning_plan_row (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id     bigint NOT NULL REFERENCES provisioning_plan ON DELETE CASCADE,
    router_id   bigint NOT NULL,
    router_name text   NOT NULL,
    action      text   NOT NULL,                           -- ADD SET MOVE REMOVE CONFLICT WAITING
    class       text   NOT NULL,
    source      text   NOT NULL DEFAULT '',
    service     text   NOT NULL DEFAULT '',
    client_name text   NOT NULL DEFAULT '',
    plan_name   text   NOT NULL DEFAULT '',
    kind        text   NOT NULL DEFAULT '',
    natural_key text   NOT NULL DEFAULT '',
    address     text   NOT NULL DEFAULT '',
    fields      text   NOT NULL DEFAULT '[]',
    note        text   NOT NULL DEFAULT '',
    kicks       int    NOT NULL DEFAULT 0,
    subject     text   NOT NULL,
    base        text   NOT NULL,
    state       text   NOT NULL DEFAULT 'PLANNED',         -- PLANNED ORDERED DONE FAILED BASE_CHANGED WAITING
    outcome     text   NOT NULL DEFAULT '',
    order_id    bigint
);
CREATE INDEX provisioning_plan_row_plan ON provisioning_plan_row (plan_id, id);
CREATE INDEX provisioning_plan_row_action ON provisioning_plan_row (plan_id, action, id);
