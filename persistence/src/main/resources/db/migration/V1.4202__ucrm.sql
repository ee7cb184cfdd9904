-- UISP/UCRM installations, their webhooks, and what they last said about services and clients.

CREATE TABLE crm_source (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version          bigint      NOT NULL DEFAULT 0,
    code             text        NOT NULL UNIQUE,
    name             text        NOT NULL,
    enabled          boolean     NOT NULL DEFAULT true,
    base_url         text        NOT NULL DEFAULT '',
    app_key          text,                              -- sealed
    ca_pem           text        NOT NULL DEFAULT '',
    hook_key         text        NOT NULL,              -- sealed
    allowed_senders  text[]      NOT NULL DEFAULT '{}',
    verification     text        NOT NULL,
    answer_mode      text        NOT NULL,
    key_device       text        NOT NULL,
    key_username     text        NOT NULL,
    key_password     text        NOT NULL,
    key_mac          text        NOT NULL,
    key_address      text        NOT NULL,
    key_hotspot      text        NOT NULL,
    both_given       text        NOT NULL,
    comment_template text        NOT NULL,
    successor_grace  int         NOT NULL,              -- seconds
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE crm_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,   -- order of first arrival
    source_id   bigint      NOT NULL REFERENCES crm_source ON DELETE CASCADE,
    uuid        text        NOT NULL,
    body_hash   text        NOT NULL,              -- SHA-256 in hex
    body        text        NOT NULL,                   -- sealed
    entity      text        NOT NULL,
    entity_id   text        NOT NULL,
    change_type text        NOT NULL,
    event_name  text        NOT NULL,
    state       text        NOT NULL,
    reason      text        NOT NULL DEFAULT '',
    deliveries  int         NOT NULL DEFAULT 1,
    attempts    int         NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL DEFAULT now(),
    received_at timestamptz NOT NULL DEFAULT now(),
    handled_at  timestamptz,
    UNIQUE (source_id, uuid)
);
CREATE INDEX crm_event_open ON crm_event (due_at) WHERE state IN ('STORED', 'UNVERIFIED', 'QUEUED');
CREATE INDEX crm_event_entity ON crm_event (source_id, entity, entity_id, id DESC);
CREATE INDEX crm_event_state ON crm_event (state, id DESC);
CREATE INDEX crm_event_received ON crm_event (received_at);

CREATE TABLE crm_service (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id      bigint      NOT NULL REFERENCES crm_source ON DELETE CASCADE,
    service        text        NOT NULL,
    client_id      text        NOT NULL DEFAULT '',
    status         int,
    snapshot       text,                                -- sealed JSON of the CRM's object
    snapshot_event bigint      NOT NULL DEFAULT 0,      -- the event it comes from, or that was newest when the CRM was asked
    gone           boolean     NOT NULL DEFAULT false,  -- the CRM does not know it any more
    predecessor    text        NOT NULL DEFAULT '',
    successor      text        NOT NULL DEFAULT '',
    awaiting_since timestamptz,                         -- obsolete, and its successor is not known or not ready
    due_at         timestamptz,                         -- when to look at it again without a new event
    attempts       int         NOT NULL DEFAULT 0,      -- refreshes in a row that failed
    cause          text        NOT NULL DEFAULT '',     -- why it is due
    refreshed_at   timestamptz,
    lease_until    timestamptz,
    holder         text        NOT NULL DEFAULT '',
    updated_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source_id, service)
);
CREATE INDEX crm_service_due ON crm_service (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX crm_service_client ON crm_service (source_id, client_id);

CREATE TABLE crm_client (
    source_id    bigint      NOT NULL REFERENCES crm_source ON DELETE CASCADE,
    client_id    text        NOT NULL,
    name         text        NOT NULL,
    refreshed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source_id, client_id)
);
