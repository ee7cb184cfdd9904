CREATE TABLE audit_log (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             timestamptz NOT NULL DEFAULT now(),
    who_id         bigint,
    who            text        NOT NULL,
    action         text        NOT NULL,
    object_type    text        NOT NULL,
    object_id      text        NOT NULL,
    before         jsonb,
    after          jsonb,
    remote_address text        NOT NULL DEFAULT '',
    status         text        NOT NULL DEFAULT 'SUCCESS'
);
CREATE INDEX audit_log_at ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_object ON audit_log (object_type, object_id, id DESC);
CREATE INDEX audit_log_who ON audit_log (who, id DESC);
CREATE INDEX audit_log_action ON audit_log (action, id DESC);

-- What administrators change at run time. A secret's value is sealed.
CREATE TABLE setting (
    key        text PRIMARY KEY,
    value      text        NOT NULL,
    secret     boolean     NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT now(),
    updated_by text        NOT NULL DEFAULT ''
);
