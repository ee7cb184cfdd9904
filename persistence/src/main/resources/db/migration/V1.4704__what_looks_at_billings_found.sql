-- What a look at a billing's subscribers found: all of it, whatever its number, to be listed page by page.
CREATE TABLE provisioning_suspension_row (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id      bigint  NOT NULL REFERENCES job_run ON DELETE CASCADE,
    billing_id  bigint  NOT NULL REFERENCES billing_source ON DELETE CASCADE,
    source      text    NOT NULL,
    service     text    NOT NULL,
    action      text    NOT NULL,                           -- suspend resume
    router_name text    NOT NULL,
    subscriber  text    NOT NULL,
    state       text    NOT NULL,                           -- what the billing says about him
    done        boolean NOT NULL DEFAULT false
);
CREATE INDEX provisioning_suspension_row_run ON provisioning_suspension_row (run_id, billing_id, id);
CREATE INDEX provisioning_suspension_row_billing ON provisioning_suspension_row (billing_id, run_id);
