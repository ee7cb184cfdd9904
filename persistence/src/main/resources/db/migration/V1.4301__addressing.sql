-- IPv4 pools, who has which address, and who had it when.

CREATE TABLE address_pool (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version    bigint      NOT NULL DEFAULT 0,
    space      text        NOT NULL DEFAULT 'default',
    name       text        NOT NULL UNIQUE,
    kind       text        NOT NULL,                    -- PPP (every router of the space) or DHCP (one router)
    router_id  bigint,
    position   int         NOT NULL DEFAULT 0,          -- pools of a router are drawn from in this order
    full_scan_at timestamptz,                           -- when the whole pool was last found to be empty
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK (kind = 'PPP' OR router_id IS NOT NULL)
);
CREATE INDEX address_pool_router ON address_pool (space, kind, router_id, position, id);

CREATE TABLE address_prefix (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    space    text   NOT NULL,
    pool_id  bigint NOT NULL REFERENCES address_pool ON DELETE CASCADE,
    position int    NOT NULL,
    prefix   cidr   NOT NULL,
    next     inet   NOT NULL,                           -- below it nothing is free but what address_rest says
    CONSTRAINT address_prefix_overlap EXCLUDE USING gist (space WITH =, prefix inet_ops WITH &&)
);
CREATE INDEX address_prefix_pool ON address_prefix (pool_id, position);

CREATE TABLE address_exclusion (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    space   text NOT NULL DEFAULT 'default',
    first   inet NOT NULL,
    last    inet NOT NULL,
    note    text NOT NULL DEFAULT '',
    CHECK (first <= last)
);
CREATE INDEX address_exclusion_space ON address_exclusion (space, first);

-- Open assignments and reservations; closed ones stay for a while, the ledger keeps the history.
CREATE TABLE address_assignment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    space       text        NOT NULL,
    address     inet        NOT NULL,
    pool_id     bigint REFERENCES address_pool ON DELETE SET NULL,
    source      text        NOT NULL,
    service     text        NOT NULL,
    origin      text        NOT NULL,                   -- POOL, MANUAL, ADOPTED
    confirmed   boolean     NOT NULL DEFAULT false,     -- a router has confirmed the row; before that it is a reservation
    release_pending boolean NOT NULL DEFAULT false,     -- given up, but a router may still have it
    since       timestamptz NOT NULL DEFAULT now(),
    released_at timestamptz
);
CREATE UNIQUE INDEX address_assignment_open ON address_assignment (space, address) WHERE released_at IS NULL;
CREATE INDEX address_assignment_holder ON address_assignment (source, service) WHERE released_at IS NULL;
CREATE INDEX address_assignment_pool ON address_assignment (pool_id) WHERE released_at IS NULL;

-- Addresses that came back: resting until then, afterwards free although they lie below the prefix's next.
CREATE TABLE address_rest (
    space    text        NOT NULL,
    address  inet        NOT NULL,
    pool_id  bigint      NOT NULL REFERENCES address_pool ON DELETE CASCADE,
    source   text        NOT NULL,
    service  text        NOT NULL,
    until    timestamptz NOT NULL,
    PRIMARY KEY (space, address)
);
CREATE INDEX address_rest_holder ON address_rest (source, service);
CREATE INDEX address_rest_pool ON address_rest (pool_id, address);
CREATE INDEX address_rest_until ON address_rest (until);

-- What routers use themselves or for rows that are not Demarc's, as last read.
CREATE TABLE address_seen (
    space     text        NOT NULL,
    router_id bigint      NOT NULL,
    address   inet        NOT NULL,
    seen_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (space, address, router_id)
);
CREATE INDEX address_seen_router ON address_seen (router_id);

CREATE TABLE address_wait (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    space   text        NOT NULL,
    queue   text        NOT NULL,                       -- PPP, or DHCP:<router>
    source  text        NOT NULL,
    service text        NOT NULL,
    since   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source, service)
);
CREATE INDEX address_wait_queue ON address_wait (space, queue, id);

CREATE TABLE address_ledger (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    space           text        NOT NULL,
    address         inet        NOT NULL,
    source          text        NOT NULL,
    service         text        NOT NULL,
    client_id       text        NOT NULL,
    client_name     text        NOT NULL,
    router          text        NOT NULL,
    kind            text        NOT NULL,
    natural_key     text        NOT NULL,
    origin          text        NOT NULL,
    cause           text        NOT NULL,
    from_at         timestamptz NOT NULL,
    to_at           timestamptz,
    release_pending boolean     NOT NULL DEFAULT false,
    CHECK (to_at IS NULL OR to_at >= from_at)
);
CREATE INDEX address_ledger_address ON address_ledger (space, address, from_at DESC);
CREATE INDEX address_ledger_service ON address_ledger (source, service, from_at DESC);
CREATE UNIQUE INDEX address_ledger_open ON address_ledger (space, address) WHERE to_at IS NULL;

CREATE FUNCTION address_ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'the address ledger forgets nothing';
    END IF;
    IF OLD.to_at IS NOT NULL
       OR (NEW.id, NEW.space, NEW.address, NEW.source, NEW.service, NEW.client_id, NEW.client_name, NEW.router, NEW.kind,
           NEW.natural_key, NEW.origin, NEW.cause, NEW.from_at)
          IS DISTINCT FROM
          (OLD.id, OLD.space, OLD.address, OLD.source, OLD.service, OLD.client_id, OLD.client_name, OLD.router, OLD.kind,
           OLD.natural_key, OLD.origin, OLD.cause, OLD.from_at) THEN
        RAISE EXCEPTION 'an interval of the address ledger can only be closed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER address_ledger_append_only BEFORE UPDATE OR DELETE ON address_ledger
    FOR EACH ROW EXECUTE FUNCTION address_ledger_is_append_only();

CREATE TABLE address_ledger_query (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT now(),
    who    text        NOT NULL,
    what   text        NOT NULL,
    reason text        NOT NULL
);
