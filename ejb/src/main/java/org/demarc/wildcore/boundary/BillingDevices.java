package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.wildcore.control.LineViews;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.SearchRequest;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredHosts;
import org.jspecify.annotations.Nullable;

/** Devices for billings: in full with {@code device_show}, else name, address, model and type (wildcore-mikbill.md 3.3, 6.6). */
@ApplicationScoped
@Requires({Permission.DEVICE_SHOW, Permission.DIAG_INTERFACE})
public class BillingDevices {

    @Inject
    CurrentUser caller;

    @Inject
    StoredHosts hosts;

    @Inject
    DeviceProfiles profiles;

    /**
     * One device.
     *
     * @return a {@link org.demarc.wildcore.control.DeviceView} or its brief form
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, also for devices outside the caller's groups
     */
    public Object device(long id) {
        return hosts.withId(id, Seen.groups(caller))
                .map(this::shown)
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("device " + id + " not found"));
    }

    /**
     * The device with this address.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, {@link WildcoreProblem#INVALID}
     */
    public Object withIp(String ip) {
        if (!SearchRequest.isIp(ip.strip())) {
            throw WildcoreProblem.INVALID.because("ip: not an IP address");
        }
        return hosts.withIp(ip.strip(), Seen.groups(caller))
                .map(this::shown)
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("device " + ip.strip() + " not found"));
    }

    /**
     * The device that a billing names by its id or its address.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}
     */
    @Requires({Permission.DEVICE_SHOW, Permission.DIAG_INTERFACE, Permission.DIAG_ARP_PING})
    public long named(String idOrIp) {
        String plain = idOrIp.strip();
        var groups = Seen.groups(caller);
        var host = SearchRequest.isIp(plain)
                ? hosts.withIp(plain, groups)
                : plain.matches("[0-9]{1,18}")
                        ? hosts.withId(Long.parseLong(plain), groups)
                        : Optional.<StoredHost>empty();
        return host.map(StoredHost::id)
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("device " + plain + " not found"));
    }

    /** Devices by name. */
    public Page<Object> page(
            @Nullable String text, @Nullable Long groupId, @Nullable String type, int limit, long offset) {
        Page<StoredHost> page =
                hosts.page(new StoredHosts.Filter(Seen.groups(caller), text, groupId, type, limit, offset));
        List<Object> shown = page.items().stream().map(this::shown).toList();
        return new Page<>(shown, page.total(), page.limit(), page.offset());
    }

    private Object shown(StoredHost host) {
        var view = new LineViews(profiles.catalog(), new LocalText(ZoneId.systemDefault(), Instant.now())).of(host);
        return caller.may(Permission.DEVICE_SHOW) ? view : view.brief();
    }
}
