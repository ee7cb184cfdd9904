package org.demarc.access.entity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a caller may do. The key is the constant's name in lower case; keys and their order are those of
 * wildcore-mikbill.md 3.1, then those of its later versions, then Demarc's own.
 */
public enum Permission {
    SYSTEM_INFO("Web portal", "System information"),
    DASHBOARD_GLOBAL_EDIT("Web portal", "Dashboard global edit"),
    DASHBOARD_EDIT("Web portal", "Dashboard self edit"),
    GLOBAL_SEARCH("Web portal", "Global search"),
    SYSTEM_CONFIGURATION("System", "Read/edit system settings"),
    SYSTEM_CROSS_AUTH_USER("System", "Allow authorizing other users (generate keys)"),
    SYSTEM_STATUS("System", "System status"),
    SCHEDULE_CONFIGURATION("System", "Schedule configuration"),
    SYSTEM_LOGS_ACTIONS("System", "Show actions log"),
    SCHEDULE_REPORTS("System", "See schedule reports"),
    LOG_SWITCHER_CORE_ACTIONS("System", "Show device calling logs"),
    LOG_POLLER("System", "Poller logs"),
    POLLER_INFO_BY_DEVICE("System", "Poller info on device dashboard"),
    RUN_POLLER_BY_DEVICE("System", "Run poller on device dashboard"),
    USER_MANAGEMENT("User management", "All users management"),
    USER_MANAGEMENT_CONFIG_STRICT_IP("User management", "Configure strict access IP/networks"),
    USER_SELF_CONTROL("User management", "Update self information"),
    USER_DISPLAY("User management", "Users list"),
    DEVICE_ACCESS_MANAGEMENT("Device management", "Device access control"),
    DEVICE_GROUPS_MANAGEMENT("Device management", "Device groups management"),
    DEVICE_SHOW("Device management", "Show device info"),
    DEVICE_IFACE_MANAGEMENT("Device management", "Device interface management"),
    DEVICE_IFACE_MANAGE_MARKS("Device management", "Manage favourite/tags on interface"),
    DEVICE_MANAGEMENT("Device management", "Device management"),
    EXTERNAL_APPS_GRAFANA("External apps, config backups", "Grafana"),
    EXTERNAL_APPS_PROMETHEUS("External apps, config backups", "Prometheus"),
    EXTERNAL_APPS_ALERTMANAGER("External apps, config backups", "Alertmanager"),
    EXTERNAL_APPS_PHPMYADMIN("External apps, config backups", "phpMyAdmin"),
    EXTERNAL_APPS_OXIDIZED("External apps, config backups", "Allow read configs"),
    ANALYTICS("Analytics", "Analytics"),
    DIAG_ARP_PING("Diagnostic", "ARP ping"),
    DIAG_ICMP_PING("Diagnostic", "ICMP ping"),
    DIAG_TRACEROUTE("Diagnostic", "Traceroute"),
    DIAG_INTERFACE("Diagnostic", "Interface diagnostic for billings"),
    EVENTS_SHOW("Events", "Show events"),
    EVENTS_RESOLVE("Events", "Resolve events"),
    EVENTS_CONFIGURATION("Events", "Events configuration"),
    EVENTS_SEE_ALL("Events", "See events of all devices"),
    FDB_HISTORY_BY_INTERFACE("FDB history", "FDB history by interface"),
    UNREGISTERED_ONTS("ONT registration", "Register ONTs"),
    UNREGISTERED_ONTS_PREVIEW("ONT registration", "Preview registration"),
    UNREGISTERED_ONTS_CONFIG("ONT registration", "Configure registration"),
    LINKS_VIEW("Links", "View links"),
    LINKS_EDIT("Links", "Edit links"),
    LIVE_TRAFFIC_INFO("Live traffic", "Live traffic"),
    MACROS_EXECUTE("Macros", "Execute macros"),
    MACROS_EDIT("Macros", "Edit macros"),
    NOTIFICATIONS_FULL_ACCESS("Notifications", "Full access"),
    NOTIFICATIONS_CONFIGURE_CONTACTS("Notifications", "Configure contacts"),
    NOTIFICATIONS_SEND_GLOBAL_NOTIFY("Notifications", "Send global notification"),
    NOTIFICATIONS_CONFIGURE_SELF_CONTACTS("Notifications", "Configure own contacts"),
    OLTS_INFO("OLTs", "Info from OLTs"),
    OLTS_CTRL_DEREG("OLTs", "Deregister ONT"),
    OLTS_CTRL_REBOOT("OLTs", "Reboot ONT"),
    OLTS_CTRL_CLEAR_COUNTERS("OLTs", "Clear counters"),
    OLTS_CTRL_RESET("OLTs", "Reset ONT"),
    OLTS_CTRL_DISABLE("OLTs", "Disable/enable ONT"),
    OLTS_CTRL_DESCRIPTION("OLTs", "Change description"),
    OLTS_CTRL_PORT("OLTs", "Control PON/physical ports"),
    OLTS_CTRL_UNI_PORTS("OLTs", "Control UNI ports"),
    PON_BOXES_VIEW("PON boxes", "View PON boxes"),
    PON_BOXES_MAP_EDITING("PON boxes", "Edit PON boxes on the map"),
    PROM_CHART_INFO("Charts", "Charts"),
    ROUTER_OS_INFO("Routers", "Info from RouterOS"),
    SENSOR_DEVICES_VIEW("Sensors", "View sensors"),
    SENSOR_DEVICES_ALLOW_SWITCH_MODES("Sensors", "Switch outputs"),
    SENSOR_DEVICES_CONFIGURE("Sensors", "Configure sensors"),
    SWITCHES_INFO("Switches", "Info from switches"),
    SWITCHES_REBOOT_DEVICE("Switches", "Reboot device"),
    SWITCHES_SAVE_CONFIG("Switches", "Save config"),
    SWITCHES_CLEAR_COUNTERS("Switches", "Clear counters"),
    SWITCHES_SET_PORT_DESCRIPTION("Switches", "Set port description"),
    SWITCHES_SET_PORT_ADMIN_STATE("Switches", "Set port admin state"),
    SWITCHES_SET_PORT_ADMIN_SPEED("Switches", "Set port admin speed"),
    USER_SELF("User management", "Own account"),
    EXTERNAL_APPS_GRAFANA_ADMIN("External apps, config backups", "Grafana administrator"),
    ATTACHMENTS_VIEW("Attachments", "View attachments"),
    ATTACHMENTS_UPLOAD("Attachments", "Upload attachments"),
    ATTACHMENTS_DELETE("Attachments", "Delete attachments"),
    EXTERNAL_APPS_CONSOLE("External apps, config backups", "Console"),
    EXTERNAL_APPS_CONSOLE_WITH_AUTO_AUTH("External apps, config backups", "Console with automatic sign-in"),
    EXTERNAL_APPS_CONSOLE_VIEW_LOGS("External apps, config backups", "View console logs"),
    NOTIFICATIONS_VIEW_HISTORY("Notifications", "View history"),
    OLTS_CTRL_CLEAR_PON("OLTs", "Clear PON"),
    UNREGISTERED_ONTS_RESULT_OUTPUT("ONT registration", "View console output on error"),
    PATHS_VIEW("Paths", "View paths"),
    PATHS_EDIT("Paths", "Edit paths"),
    VIEW_QR_CODES("QR codes", "View QR codes"),
    VIEW_MASS_QR_CODES("QR codes", "View QR codes of many"),
    ROUTER_INFO("Routers", "Info from routers"),
    SD_SEARCH_MAC("Search device", "Search MAC"),
    SD_SEARCH_IP("Search device", "Search IP"),
    SD_SEARCH_IP_WITH_PORT("Search device", "Search IP with port"),
    SWITCHES_VLAN_CONTROL("Switches", "VLAN control"),
    BILLING_SYNC("Billing", "Start synchronisation by hand"),
    SUBSCRIBERS_VIEW("Subscribers", "View subscribers"),
    SUBSCRIBERS_EDIT("Subscribers", "Edit subscribers"),
    PROVISIONING_VIEW("Provisioning", "View services and orders"),
    PROVISIONING_OPERATE("Provisioning", "Suspend, resume, re-send"),
    PROVISIONING_ADMIN("Provisioning", "Configure provisioning"),
    ROUTERS_MANAGE("Routers", "Manage routers"),
    IP_POOLS_MANAGE("Addresses", "Manage IP pools"),
    IP_LEDGER_VIEW("Addresses", "View who held an address"),
    IMPORTS_VIEW("Billing", "View imports and reports"),
    IMPORTS_RUN("Billing", "Run imports"),
    IMPORTS_CONFIGURE("Billing", "Configure billing sources"),
    IPTV_VIEW("IPTV", "View TV accounts"),
    IPTV_OPERATE("IPTV", "Operate TV accounts"),
    IPTV_ADMIN("IPTV", "Configure TV platforms"),
    IPTV_SECRETS("IPTV", "See TV passwords"),
    LEDGER_VIEW("Ledger", "View money"),
    LEDGER_OPERATE("Ledger", "Book money"),
    JOBS_RUN("System", "Run jobs"),
    API_KEYS_MANAGE("System", "Manage API keys of all users"),
    AUDIT_VIEW("System", "View audit log"),
    SECRETS_VIEW("System", "See secrets"),
    CONFIGURATION_SECRETS("External apps, config backups", "See secrets in configurations"),
    ROUTER_OS_CONTROL("Routers", "Change leases, ARP, queues and address lists");

    private final String group;
    private final String label;

    Permission(String group, String label) {
        this.group = group;
        this.label = label;
    }

    /** The stable key by which roles are exchanged, for instance {@code olts_info}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** English heading that the permission stands under. */
    public String group() {
        return group;
    }

    /** English label beside the tick box. */
    public String label() {
        return label;
    }

    public static Optional<Permission> withKey(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }

    /** The known ones among the keys; a key of another version is left out. */
    public static Set<Permission> knownOf(Iterable<String> keys) {
        Set<Permission> known = EnumSet.noneOf(Permission.class);
        keys.forEach(key -> withKey(key).ifPresent(known::add));
        return known;
    }

    /** The tree of permissions: groups in order of first appearance. */
    public static Map<String, List<Permission>> byGroup() {
        Map<String, List<Permission>> tree = new LinkedHashMap<>();
        for (var permission : values()) {
            tree.merge(permission.group, List.of(permission), Permission::joined);
        }
        return tree;
    }

    private static List<Permission> joined(List<Permission> some, List<Permission> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
