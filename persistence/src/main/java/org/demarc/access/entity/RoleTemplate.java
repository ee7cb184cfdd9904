package org.demarc.access.entity;

import static org.demarc.access.entity.Permission.*;

import java.util.Set;

/** Ready-made sets of permissions that a new role may start from (wildcore-mikbill.md 3.3, DECISIONS 4). */
public enum RoleTemplate {
    BILLING_SERVICE(
            "Billing service",
            "A billing that asks for signals and ports",
            Set.of(SYSTEM_CROSS_AUTH_USER, USER_DISPLAY, USER_SELF_CONTROL, DIAG_INTERFACE, OLTS_INFO, SWITCHES_INFO)),
    BILLING_EMPLOYEE(
            "Billing employee",
            "An employee of the billing who sees embedded pages",
            Set.of(USER_SELF_CONTROL, OLTS_INFO, SWITCHES_INFO)),
    SUPPORT(
            "Support",
            "Looks at subscribers, lines and services, changes nothing",
            Set.of(
                    SYSTEM_INFO,
                    GLOBAL_SEARCH,
                    USER_SELF,
                    USER_SELF_CONTROL,
                    DEVICE_SHOW,
                    OLTS_INFO,
                    SWITCHES_INFO,
                    EVENTS_SHOW,
                    ANALYTICS,
                    DIAG_INTERFACE,
                    FDB_HISTORY_BY_INTERFACE,
                    SUBSCRIBERS_VIEW,
                    PROVISIONING_VIEW,
                    IMPORTS_VIEW,
                    IPTV_VIEW,
                    SD_SEARCH_MAC,
                    SD_SEARCH_IP,
                    SD_SEARCH_IP_WITH_PORT)),
    NETWORK(
            "Network engineer",
            "Runs the network: devices, routers, pools",
            Set.of(
                    SYSTEM_INFO,
                    SYSTEM_STATUS,
                    GLOBAL_SEARCH,
                    USER_SELF,
                    USER_SELF_CONTROL,
                    DEVICE_ACCESS_MANAGEMENT,
                    DEVICE_GROUPS_MANAGEMENT,
                    DEVICE_SHOW,
                    DEVICE_IFACE_MANAGEMENT,
                    DEVICE_MANAGEMENT,
                    RUN_POLLER_BY_DEVICE,
                    LOG_POLLER,
                    POLLER_INFO_BY_DEVICE,
                    OLTS_INFO,
                    SWITCHES_INFO,
                    ROUTER_INFO,
                    ROUTER_OS_INFO,
                    EVENTS_SHOW,
                    EVENTS_RESOLVE,
                    ANALYTICS,
                    DIAG_INTERFACE,
                    FDB_HISTORY_BY_INTERFACE,
                    SUBSCRIBERS_VIEW,
                    PROVISIONING_VIEW,
                    PROVISIONING_OPERATE,
                    PROVISIONING_ADMIN,
                    ROUTERS_MANAGE,
                    IP_POOLS_MANAGE,
                    IP_LEDGER_VIEW)),
    BILLING_OFFICE(
            "Billing office",
            "Runs imports and services of subscribers",
            Set.of(
                    SYSTEM_INFO,
                    GLOBAL_SEARCH,
                    USER_SELF,
                    USER_SELF_CONTROL,
                    SUBSCRIBERS_VIEW,
                    SUBSCRIBERS_EDIT,
                    PROVISIONING_VIEW,
                    PROVISIONING_OPERATE,
                    IMPORTS_VIEW,
                    IMPORTS_RUN,
                    BILLING_SYNC,
                    LEDGER_VIEW,
                    IPTV_VIEW,
                    IPTV_OPERATE)),
    LEDGER("Ledger", "Sees and books money", Set.of(LEDGER_VIEW, LEDGER_OPERATE, SUBSCRIBERS_VIEW)),
    AUDITOR("Auditor", "Reads who did what", Set.of(AUDIT_VIEW, SYSTEM_LOGS_ACTIONS, USER_DISPLAY, IP_LEDGER_VIEW));

    private final String title;
    private final String description;
    /** Made by Set.of, so it never changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> permissions;

    RoleTemplate(String title, String description, Set<Permission> permissions) {
        this.title = title;
        this.description = description;
        this.permissions = permissions;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
