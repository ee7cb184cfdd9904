-- Sign-ins that the broker refused at the port for messages (docs/jms.md), counted by minute and node; two days are kept.
CREATE TABLE messaging_refused_sign_in (
    minute timestamptz NOT NULL,                        -- of the database's clock
    node   text        NOT NULL,
    number bigint      NOT NULL CHECK (number > 0),
    PRIMARY KEY (minute, node)
);
