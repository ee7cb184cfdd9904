package org.demarc.analytics.control;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.demarc.access.entity.Permission;

/** What a dashboard can show, in the order for who has not chosen; each only for who has one of its permissions. */
public enum Widget {
    DEVICES(Permission.DEVICE_SHOW),
    ONUS(Permission.OLTS_INFO, Permission.DEVICE_SHOW),
    EVENTS(Permission.EVENTS_SHOW),
    ORDERS(Permission.PROVISIONING_VIEW),
    SUBSCRIBERS(Permission.SUBSCRIBERS_VIEW),
    REPORTS(Permission.ANALYTICS),
    BAD_SIGNALS(Permission.ANALYTICS),
    DUPLICATES(Permission.ANALYTICS),
    BLACKLIST(Permission.ANALYTICS),
    UNREGISTERED(Permission.UNREGISTERED_ONTS),
    TROUBLES(Permission.DEVICE_SHOW),
    LINKS(Permission.LINKS_VIEW),
    POOLS(Permission.PROVISIONING_VIEW),
    FAVOURITES(Permission.DEVICE_SHOW),
    TAGS(Permission.DEVICE_SHOW),
    ONLINE(Permission.OLTS_INFO, Permission.DEVICE_SHOW),
    WORST_SIGNALS(Permission.OLTS_INFO, Permission.DEVICE_SHOW),
    LAST_RUNS(Permission.IMPORTS_VIEW, Permission.PROVISIONING_VIEW, Permission.SCHEDULE_REPORTS);

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf cannot be changed
    private final Set<Permission> permissions;

    Widget(Permission first, Permission... more) {
        permissions = Set.copyOf(EnumSet.of(first, more));
    }

    /** The name in addresses: {@code bad-signals}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody with these permissions sees it. */
    public boolean isFor(Set<Permission> held) {
        return permissions.stream().anyMatch(held::contains);
    }

    /** Permissions of which one is enough. */
    public Set<Permission> permissions() {
        return permissions;
    }

    public static Optional<Widget> withKey(String key) {
        return Arrays.stream(values())
                .filter(widget -> widget.key().equals(key))
                .findFirst();
    }

    /** Those among the keys that are known and that somebody with these permissions sees, each once, in this order. */
    public static List<Widget> shown(List<String> keys, Set<Permission> held) {
        return keys.stream()
                .flatMap(key -> withKey(key).stream())
                .filter(widget -> widget.isFor(held))
                .distinct()
                .toList();
    }
}
