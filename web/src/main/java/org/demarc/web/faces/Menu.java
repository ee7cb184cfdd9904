package org.demarc.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;

/** The pages that the user may open, by group. */
@Named
@RequestScoped
public class Menu {

    /**
     * One line of the menu.
     *
     * @param path below the context root
     * @param permissions any of them opens the page
     */
    public record Entry(String titleKey, String path, String icon, List<Permission> permissions) {}

    /** A heading with its lines. */
    public record Group(String titleKey, List<Entry> entries) {}

    /** The system configuration is a page of tabs, each of which has an address and permissions of its own. */
    private static final Entry SYSTEM = entry("system", "", "pi-sliders-h");

    private static final List<Entry> SYSTEM_TABS = List.of(
            entry("settings", "/ui/settings/settings", "pi-sliders-h", Permission.SYSTEM_CONFIGURATION),
            entry("components", "/ui/component/components", "pi-th-large", Permission.SYSTEM_STATUS),
            entry(
                    "schedules",
                    "/ui/schedule/schedules",
                    "pi-clock",
                    Permission.SCHEDULE_CONFIGURATION,
                    Permission.SCHEDULE_REPORTS));

    private static final List<Group> ALL = List.of(
            new Group(
                    "web.menu.watch",
                    List.of(
                            entry("dashboard", "/ui/dashboard/index", "pi-chart-bar", Permission.USER_SELF),
                            entry("devices", "/ui/device/devices", "pi-server", Permission.DEVICE_SHOW),
                            entry("onus", "/ui/onu/onus", "pi-sitemap", Permission.OLTS_INFO),
                            entry("waitingOnus", "/ui/registration/waiting", "pi-inbox", Permission.UNREGISTERED_ONTS),
                            entry("links", "/ui/link/links", "pi-link", Permission.LINKS_VIEW),
                            entry("topology", "/ui/link/topology", "pi-share-alt", Permission.LINKS_VIEW),
                            entry("map", "/ui/link/map", "pi-map", Permission.LINKS_VIEW),
                            entry("reports", "/ui/analytics/report", "pi-list-check", Permission.ANALYTICS),
                            entry("pollers", "/ui/poll/pollers", "pi-stopwatch", Permission.DEVICE_SHOW),
                            entry("actions", "/ui/action/actions", "pi-wrench", Permission.DEVICE_SHOW),
                            entry(
                                    "configurations",
                                    "/ui/backup/configurations",
                                    "pi-file",
                                    Permission.EXTERNAL_APPS_OXIDIZED),
                            entry("events", "/ui/event/events", "pi-exclamation-triangle", Permission.EVENTS_SHOW),
                            entry("maintenance", "/ui/maintenance/windows", "pi-hammer", Permission.EVENTS_SHOW),
                            entry("contacts", "/ui/notification/contacts", "pi-address-book", Permission.EVENTS_SHOW),
                            entry("sentMessages", "/ui/notification/messages", "pi-send", Permission.EVENTS_SHOW),
                            entry("outages", "/ui/icmp/gateways", "pi-heart", Permission.DEVICE_SHOW),
                            entry("deviceSearch", "/ui/search/devices", "pi-search", Permission.SD_SEARCH_MAC),
                            entry("macHistory", "/ui/fdb/history", "pi-history", Permission.SD_SEARCH_MAC),
                            entry("diagnostic", "/ui/icmp/ping", "pi-wifi", Permission.DIAG_ICMP_PING),
                            entry("traps", "/ui/trap/traps", "pi-bell", Permission.DEVICE_SHOW))),
            new Group(
                    "web.menu.customers",
                    List.of(entry(
                            "subscribers", "/ui/subscriber/subscribers", "pi-users", Permission.SUBSCRIBERS_VIEW))),
            new Group(
                    "web.menu.provisioning",
                    List.of(
                            entry("services", "/ui/provisioning/services", "pi-bolt", Permission.PROVISIONING_VIEW),
                            entry("orders", "/ui/provisioning/orders", "pi-list", Permission.PROVISIONING_VIEW),
                            entry("requests", "/ui/provisioning/requests", "pi-comments", Permission.PROVISIONING_VIEW),
                            entry("messages", "/ui/provisioning/messages", "pi-envelope", Permission.PROVISIONING_VIEW),
                            entry("drift", "/ui/provisioning/drift", "pi-arrows-h", Permission.PROVISIONING_VIEW),
                            entry("plans", "/ui/provisioning/plans", "pi-eye", Permission.PROVISIONING_VIEW),
                            entry(
                                    "adoptions",
                                    "/ui/provisioning/adoptions",
                                    "pi-download",
                                    Permission.PROVISIONING_VIEW),
                            entry("pools", "/ui/addressing/pools", "pi-th-large", Permission.PROVISIONING_VIEW),
                            entry("ledger", "/ui/addressing/ledger", "pi-clock", Permission.IP_LEDGER_VIEW),
                            entry("routers", "/ui/routeros/routers", "pi-share-alt", Permission.PROVISIONING_VIEW))),
            new Group(
                    "web.menu.partners",
                    List.of(
                            entry("billing", "/ui/billing/sources", "pi-sync", Permission.IMPORTS_VIEW),
                            entry("ucrm", "/ui/ucrm/sources", "pi-link", Permission.PROVISIONING_VIEW),
                            entry("hooks", "/ui/ucrm/events", "pi-inbox", Permission.PROVISIONING_VIEW))),
            new Group(
                    "web.menu.administration",
                    List.of(
                            entry("users", "/ui/access/users", "pi-user", Permission.USER_DISPLAY),
                            entry("roles", "/ui/access/roles", "pi-id-card", Permission.USER_DISPLAY),
                            entry("keys", "/ui/access/keys", "pi-key", Permission.USER_SELF),
                            entry("groups", "/ui/device/groups", "pi-folder", Permission.DEVICE_GROUPS_MANAGEMENT),
                            entry(
                                    "accessProfiles",
                                    "/ui/device/access-profiles",
                                    "pi-lock",
                                    Permission.DEVICE_ACCESS_MANAGEMENT),
                            entry("models", "/ui/device/models", "pi-box", Permission.DEVICE_SHOW),
                            entry("eventRules", "/ui/event/rules", "pi-filter", Permission.EVENTS_CONFIGURATION),
                            entry(
                                    "notificationChannels",
                                    "/ui/notification/channels",
                                    "pi-megaphone",
                                    Permission.NOTIFICATIONS_FULL_ACCESS),
                            entry(
                                    "notificationTemplates",
                                    "/ui/notification/templates",
                                    "pi-file-edit",
                                    Permission.NOTIFICATIONS_FULL_ACCESS),
                            entry("jobs", "/ui/job/jobs", "pi-cog", Permission.SCHEDULE_REPORTS),
                            SYSTEM,
                            entry("audit", "/ui/audit/audit", "pi-history", Permission.AUDIT_VIEW))));

    @Inject
    CurrentUser caller;

    @Inject
    HttpServletRequest request;

    public List<Group> getGroups() {
        return ALL.stream()
                .map(group -> new Group(
                        group.titleKey(),
                        group.entries().stream().flatMap(this::lines).toList()))
                .filter(group -> !group.entries().isEmpty())
                .toList();
    }

    /** The tabs of the system configuration that the user may open. */
    public List<Entry> getSystemTabs() {
        return SYSTEM_TABS.stream().filter(this::isOpenToCaller).toList();
    }

    public boolean current(Entry entry) {
        return entry.titleKey().equals(SYSTEM.titleKey())
                ? SYSTEM_TABS.stream().anyMatch(this::isShown)
                : isShown(entry);
    }

    private Stream<Entry> lines(Entry entry) {
        if (!entry.equals(SYSTEM)) {
            return Stream.of(entry).filter(this::isOpenToCaller);
        }
        return getSystemTabs().stream()
                .limit(1)
                .map(first -> new Entry(SYSTEM.titleKey(), first.path(), SYSTEM.icon(), first.permissions()));
    }

    private boolean isOpenToCaller(Entry entry) {
        return entry.permissions().stream().anyMatch(caller::may);
    }

    private boolean isShown(Entry entry) {
        return request.getRequestURI().startsWith(entry.path());
    }

    private static Entry entry(String title, String path, String icon, Permission... permissions) {
        return new Entry("web.menu." + title, path, icon, List.of(permissions));
    }
}
