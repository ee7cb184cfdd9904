-- RouterOS devices that accounts are kept on, and what the cluster knows about reaching them.

CREATE TABLE routeros_router (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version             int         NOT NULL DEFAULT 0,
    name                text        NOT NULL,             -- device name, as operators write it into the service's attribute
    aliases             text[]      NOT NULL DEFAULT '{}',
    source              text        NOT NULL DEFAULT '',  -- code of the only source that uses it; empty for any
    host                text        NOT NULL,
    port                int         NOT NULL,
    tls                 boolean     NOT NULL DEFAULT false,
    pin                 text        NOT NULL DEFAULT '',  -- SHA-256 of the certificate in hex
    api_user            text        NOT NULL,
    password            text        NOT NULL,             -- sealed
    legacy_login        boolean     NOT NULL DEFAULT false,
    connect_timeout_ms  int,                              -- null: the setting for all routers
    command_timeout_ms  int,
    menu_timeout_ms     int,
    managed_profiles    boolean     NOT NULL DEFAULT false,
    template_profile    text        NOT NULL DEFAULT '',
    disabled_profile    text        NOT NULL DEFAULT 'disabled',
    disabled_list       text        NOT NULL DEFAULT 'disabled',
    active_list         text        NOT NULL DEFAULT '',
    disabled_rate       text        NOT NULL DEFAULT '',
    insert_queue_before text        NOT NULL DEFAULT 'bottom',
    ppp_service         text        NOT NULL DEFAULT 'any',
    disable_by          text        NOT NULL DEFAULT 'PROFILE',
    dhcp_server         text        NOT NULL DEFAULT '',
    lease_time          text        NOT NULL DEFAULT '',
    ascii_comments      boolean     NOT NULL DEFAULT false,
    -- what happened when it was last called
    reached_at          timestamptz,
    failed_at           timestamptz,
    failures            int         NOT NULL DEFAULT 0,   -- failed connects in a row on the node that reported last
    fault               text        NOT NULL DEFAULT '',
    open_until          timestamptz,                      -- circuit breaker: nobody tries before
    login_refused       text        NOT NULL DEFAULT '',  -- the router's words; no further login until changed or tested
    ros_version         text        NOT NULL DEFAULT '',
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX routeros_router_name ON routeros_router (source, lower(name));
