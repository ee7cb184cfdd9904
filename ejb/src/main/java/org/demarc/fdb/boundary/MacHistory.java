package org.demarc.fdb.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.ListProblem;
import org.demarc.PageRequest;
import org.demarc.Stretch;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.Reading;
import org.demarc.fdb.entity.Stay;
import org.demarc.fdb.entity.StayFilter;
import org.demarc.fdb.entity.Stays;
import org.demarc.fdb.entity.WholeMac;
import org.demarc.poll.control.PollSettings;
import org.demarc.port.boundary.LineRegister;
import org.demarc.settings.boundary.Settings;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.LineAddress;
import org.demarc.subscriber.entity.LineBook;
import org.jspecify.annotations.Nullable;

/**
 * Which MAC was in which VLAN on which line, from when to when (polling-ubilling.md 14 and 15). Devices outside the caller's groups are not
 * shown; a MAC over the whole network is for who may search for MACs, a subscriber for who may see subscribers.
 */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO, Permission.SD_SEARCH_MAC})
public class MacHistory {

    @Inject
    Stays stays;

    @Inject
    LineRegister lines;

    @Inject
    SubscriberDesk subscribers;

    @Inject
    CurrentUser caller;

    @Inject
    Sight sight;

    @Inject
    Settings settings;

    /**
     * Stays, the one seen last first unless sorted; counted and skipped through up to {@link Stays#MOST_COUNTED}.
     *
     * @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER} where nothing says whose stays are wanted or the MAC is none,
     *     and for a device, an interface or a subscriber that the caller may not see or that there is not
     */
    public Stretch<Stay> page(StayQuery query, PageRequest request) {
        if (query.isOfAll()) {
            throw ListProblem.BAD_FILTER.because("say whose history is wanted: mac, device, interface or subscriber");
        }
        return stays.page(filter(query), request, holds());
    }

    /** An hour, or two intervals of the slower reading: one that failed once is no news yet. */
    private Duration holds() {
        PollSettings polls = settings.of(PollSettings.class);
        return Stream.of(polls.interval(Reading.FDB), polls.interval(Reading.SNOOPING))
                .map(interval -> interval.multipliedBy(2))
                .reduce(Duration.ofHours(1), (longer, other) -> longer.compareTo(other) >= 0 ? longer : other);
    }

    private StayFilter filter(StayQuery query) {
        Long deviceId = query.deviceId();
        Long interfaceId = query.interfaceId();
        if (deviceId == null && interfaceId == null && query.subscriberId() == null) {
            caller.requireAny(Permission.SD_SEARCH_MAC);
        } else {
            caller.requireAny(Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO);
        }
        if (deviceId != null) {
            sight.device(deviceId);
        }
        if (interfaceId != null) {
            lines.line(interfaceId);
        }
        return new StayFilter(
                mac(query.mac()),
                deviceId,
                interfaceId,
                person(query.subscriberId()),
                query.vlan(),
                query.from(),
                query.until(),
                query.present(),
                sight.groups());
    }

    private StayFilter.@Nullable Person person(@Nullable Long subscriberId) {
        if (subscriberId == null) {
            return null;
        }
        List<String> macs = subscribers.subscriber(subscriberId).addresses().stream()
                .map(LineAddress::mac)
                .flatMap(mac -> WholeMac.in(mac).stream())
                .toList();
        return new StayFilter.Person(
                subscribers.lines(subscriberId).stream()
                        .map(LineBook.Line::interfaceId)
                        .toList(),
                macs);
    }

    private static @Nullable String mac(String text) {
        return text.isBlank()
                ? null
                : WholeMac.in(text)
                        .orElseThrow(() -> ListProblem.BAD_FILTER.because("mac: " + text + " is no MAC address"));
    }
}
