-- Services that are out of service because of what a billing says about their subscriber.

CREATE TABLE provisioning_suspension_rule (
    billing_id    bigint      PRIMARY KEY REFERENCES billing_source ON DELETE CASCADE,
    version       bigint      NOT NULL DEFAULT 0,
    enabled       boolean     NOT NULL DEFAULT false,
    services      text        NOT NULL DEFAULT '',      -- code of the source whose services are held
    link          text        NOT NULL DEFAULT 'EXTERNAL_ID',
    states        text[]      NOT NULL DEFAULT '{stop}', -- lower case: Demarc's words or the billing's own
    balance_below numeric(18,9),                        -- less money than this counts too
    grace_hours   int         NOT NULL DEFAULT 0,
    asks          text        NOT NULL DEFAULT '',      -- which limits the last run would have gone beyond
    asks_count    int         NOT NULL DEFAULT 0,       -- how many services it would have changed
    asks_at       timestamptz,
    updated_at    timestamptz NOT NULL DEFAULT now()
);

-- Since when a subscriber is in a state that means suspended.
CREATE TABLE provisioning_debtor (
    billing_id    bigint      NOT NULL REFERENCES provisioning_suspension_rule ON DELETE CASCADE,
    subscriber_id bigint      NOT NULL REFERENCES subscriber ON DELETE CASCADE,
    since         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (billing_id, subscriber_id)
);
CREATE INDEX provisioning_debtor_subscriber ON provisioning_debtor (subscriber_id);

-- What is held, and what the services' own source wants meanwhile.
CREATE TABLE provisioning_hold (
    source     text        NOT NULL,
    service    text        NOT NULL,
    billing_id bigint      NOT NULL REFERENCES billing_source,
    why        text        NOT NULL,
    aim        text        NOT NULL,
    status     text        NOT NULL,
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, service)
);
CREATE INDEX provisioning_hold_billing ON provisioning_hold (billing_id);
