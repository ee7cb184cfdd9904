-- Taking over a router that has accounts already: what was found there, whose it seems to be, and what people approved.

ALTER TABLE provisioning_account ADD COLUMN adopted_different boolean NOT NULL DEFAULT false; -- taken over as it was: people mend it, not the reconciler

CREATE TABLE provisioning_adoption (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    router_id      bigint      NOT NULL,
    router_name    text        NOT NULL,
    state          text        NOT NULL DEFAULT 'READING',  -- READING READY FAILED
    message        text        NOT NULL DEFAULT '',
    requested_by   text        NOT NULL,
    crm_read_at    timestamptz,
    router_read_at timestamptz,
    managed        int         NOT NULL DEFAULT 0,          -- rows that were Demarc's own already
    created_at     timestamptz NOT NULL DEFAULT now(),
    finished_at    timestamptz
);
CREATE INDEX provisioning_adoption_router ON provisioning_adoption (router_id, id DESC);
CREATE UNIQUE INDEX provisioning_adoption_open ON provisioning_adoption (router_id) WHERE state = 'READING';

CREATE TABLE provisioning_adoption_row (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    adoption_id bigint NOT NULL REFERENCES provisioning_adoption ON DELETE CASCADE,
    class       text   NOT NULL,
    rule        text   NOT NULL DEFAULT 'NONE',            -- what the match leans on
    source      text   NOT NULL DEFAULT '',                -- empty where no service, or more than one, fits
    service     text   NOT NULL DEFAULT '',
    client_name text   NOT NULL DEFAULT '',
    plan_name   text   NOT NULL DEFAULT '',
    candidates  text   NOT NULL DEFAULT '[]',              -- JSON: services that fit
    kind        text   NOT NULL DEFAULT '',
    natural_key text   NOT NULL DEFAULT '',
    address     text   NOT NULL DEFAULT '',
    ros_id      text   NOT NULL DEFAULT '',                -- empty where the router has no row
    comment     text   NOT NULL DEFAULT '',                -- as it was before: it can be written back
    terms       text   NOT NULL DEFAULT '',                -- the row's profile, or its rate
    fields      text   NOT NULL DEFAULT '[]',              -- JSON: what differs, passwords masked
    note        text   NOT NULL DEFAULT '',
    base        text   NOT NULL,                           -- hash of what was read
    state       text   NOT NULL DEFAULT 'OPEN',            -- OPEN APPROVED ADOPTED REFUSED CHANGED UNDONE
    outcome     text   NOT NULL DEFAULT '',
    said        text   NOT NULL DEFAULT '',                -- who approved
    settled_at  timestamptz
);
CREATE INDEX provisioning_adoption_row_run ON provisioning_adoption_row (adoption_id, class, id);
