-- Requests of other programs (queue demarc.provisioning.requests and REST), their results, and the messages that were refused.

-- Sources whose services are told by requests, not asked for at a CRM.
CREATE TABLE provisioning_source (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code             text        NOT NULL UNIQUE CHECK (code ~ '^[A-Za-z0-9._-]{1,32}$'),
    name             text        NOT NULL,
    kind             text        NOT NULL DEFAULT 'jms',
    both_given       text        NOT NULL DEFAULT 'DHCP',
    comment_template text        NOT NULL DEFAULT '{clientName}',
    created_at       timestamptz NOT NULL DEFAULT now()
);
INSERT INTO provisioning_source (code, name) VALUES ('jms', 'Requests by JMS and REST');

CREATE TABLE provisioning_request (
    id          text        PRIMARY KEY,                -- the sender's own
    body_hash   text        NOT NULL,                   -- SHA-256 of the canonical JSON, in hex
    body        text        NOT NULL,                   -- sealed: may hold passwords
    action      text        NOT NULL,
    source      text        NOT NULL,
    service     text        NOT NULL,
    asked_by    text        NOT NULL,                   -- for people
    state       text        NOT NULL,                   -- ACCEPTED WAITING DONE REFUSED FAILED SUPERSEDED CANCELLED
    code        text        NOT NULL DEFAULT '',
    text        text        NOT NULL DEFAULT '',
    order_id    bigint,                                 -- the order that is followed
    deliveries  int         NOT NULL DEFAULT 1,
    due_at      timestamptz,                            -- dry runs only: when somebody may take it up
    received_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX provisioning_request_open ON provisioning_request (order_id) WHERE state IN ('ACCEPTED', 'WAITING');
CREATE INDEX provisioning_request_due ON provisioning_request (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX provisioning_request_received ON provisioning_request (received_at DESC, id);
CREATE INDEX provisioning_request_service ON provisioning_request (source, service, received_at DESC);

-- What goes to topic demarc.provisioning.results: stored with what it tells, sent after the commit.
CREATE TABLE provisioning_result (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id text        NOT NULL,
    own        boolean     NOT NULL,                    -- false: about a message that has only the id of a stored request
    state      text        NOT NULL,
    body       text        NOT NULL,                    -- JSON without secrets
    created_at timestamptz NOT NULL DEFAULT now(),
    taken_until timestamptz,
    sent_at    timestamptz
);
CREATE INDEX provisioning_result_unsent ON provisioning_result (id) WHERE sent_at IS NULL;
CREATE INDEX provisioning_result_request ON provisioning_result (request_id, id DESC);
CREATE INDEX provisioning_result_sent ON provisioning_result (sent_at) WHERE sent_at IS NOT NULL;

-- Messages that were refused at the door.
CREATE TABLE provisioning_refused (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id  text        NOT NULL DEFAULT '',        -- as far as it could be read
    code        text        NOT NULL,
    text        text        NOT NULL,
    origin      text        NOT NULL,                   -- jms, rest
    sender      text        NOT NULL DEFAULT '',
    octets      bigint      NOT NULL,                   -- of the whole message
    body        text,                                   -- sealed; null when it was too large to keep
    shown       text        NOT NULL,                   -- masked, cut
    state       text        NOT NULL DEFAULT 'WAITING', -- WAITING RESENT DISCARDED
    received_at timestamptz NOT NULL DEFAULT now(),
    settled_at  timestamptz,
    settled_by  text        NOT NULL DEFAULT '',
    copied_at   timestamptz,                            -- when it went to queue demarc.provisioning.dead-letters
    taken_until timestamptz
);
CREATE INDEX provisioning_refused_state ON provisioning_refused (state, id DESC);
CREATE INDEX provisioning_refused_uncopied ON provisioning_refused (id) WHERE copied_at IS NULL AND origin = 'jms';
CREATE INDEX provisioning_refused_search ON provisioning_refused USING gin ((request_id || ' ' || code || ' ' || text || ' ' || shown) gin_trgm_ops);
