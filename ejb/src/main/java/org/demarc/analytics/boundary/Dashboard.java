package org.demarc.analytics.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.demarc.analytics.control.Widget;
import org.demarc.analytics.entity.Glances;
import org.demarc.analytics.entity.OnuCounts;
import org.demarc.analytics.entity.Overview;
import org.demarc.analytics.entity.Overviews;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.Reports;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.boundary.Sight;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.DeviceMarks;
import org.demarc.event.boundary.EventDesk;
import org.demarc.event.entity.Severity;
import org.demarc.registration.entity.WaitingOnu;
import org.demarc.registration.entity.WaitingOnus;
import org.jspecify.annotations.Nullable;

/**
 * Sums the network up for whoever is signed in, limited to the device groups he sees. Each widget is for those who have one of its
 * permissions, and asks a question that stays short however large the network is.
 */
@ApplicationScoped
@Requires
public class Dashboard {

    private static final int FEW = 5;
    private static final int SOME = 20;
    private static final int POINTS = 288;

    @Inject
    CurrentUser caller;

    @Inject
    Overviews overviews;

    @Inject
    Glances glances;

    @Inject
    DeviceProfiles profiles;

    @Inject
    OnuCounts counts;

    @Inject
    Reports reports;

    @Inject
    WaitingOnus waiting;

    @Inject
    DeviceMarks marks;

    @Inject
    EventDesk events;

    @Inject
    Sight sight;

    /** The figures of those widgets that the caller may see. */
    public Overview overview() {
        Caller user = caller.caller();
        boolean all = user.seesAllDevices();
        Set<Long> groups = user.deviceGroupIds();
        return new Overview(
                ifSeen(Widget.DEVICES, () -> overviews.devices(all, groups)),
                ifSeen(Widget.ONUS, () -> overviews.onus(all, groups)),
                ifSeen(Widget.ORDERS, overviews::orders),
                ifSeen(Widget.LAST_RUNS, overviews::lastRuns),
                ifSeen(Widget.WORST_SIGNALS, () -> overviews.worstSignals(all, groups)),
                ifSeen(Widget.SUBSCRIBERS, overviews::subscribers));
    }

    private <T> @Nullable T ifSeen(Widget widget, Supplier<T> figure) {
        return widget.isFor(caller.caller().permissions()) ? figure.get() : null;
    }

    /** What a widget shows, for those who draw it by themselves; pools have an address of their own. */
    public Object look(Widget widget) {
        return switch (widget) {
            case DEVICES -> devices();
            case ONUS -> onus();
            case EVENTS -> eventsOpen();
            case ORDERS -> orders();
            case SUBSCRIBERS -> Map.of("subscribers", subscribers());
            case REPORTS, BLACKLIST, DUPLICATES -> reports(widget);
            case BAD_SIGNALS -> badSignals();
            case UNREGISTERED -> waiting();
            case TROUBLES -> troubles();
            case LINKS -> links();
            case FAVOURITES -> favourites();
            case TAGS -> tags();
            case ONLINE -> online(Duration.ofHours(24));
            case WORST_SIGNALS -> worstSignals();
            case LAST_RUNS -> lastRuns();
            case POOLS -> Map.of();
        };
    }

    /** Devices that are polled, by Up, Down and Unknown. */
    public Map<String, Long> devices() {
        only(Widget.DEVICES);
        return glances.devices(sight.groups());
    }

    public OnuCounts.Counted onus() {
        only(Widget.ONUS);
        return counts.now(sight.groups(), Instant.now());
    }

    /** How many ONUs there were and how many of them online, oldest first. */
    public List<OnuCounts.Online> online(Duration span) {
        only(Widget.ONLINE);
        Instant now = Instant.now();
        return counts.series(sight.groups(), now.minus(span), now, POINTS);
    }

    /** Open events by severity. */
    public Map<Severity, Long> eventsOpen() {
        only(Widget.EVENTS);
        return events.open();
    }

    public Map<String, Long> orders() {
        only(Widget.ORDERS);
        return overviews.orders();
    }

    public long subscribers() {
        only(Widget.SUBSCRIBERS);
        return overviews.subscribers();
    }

    /** What the reports of a widget found when they were last counted. */
    public Map<Report, Long> reports(Widget widget) {
        only(widget);
        Map<Report, Long> rowsByReport = reports.counts(sight.groups());
        switch (widget) {
            case BLACKLIST -> rowsByReport.keySet().retainAll(Set.of(Report.RESTLESS_ONUS));
            case DUPLICATES -> rowsByReport.keySet().retainAll(Set.of(Report.DUPLICATE_IDENTS, Report.DUPLICATE_MACS));
            default -> {
                // every report
            }
        }
        return rowsByReport;
    }

    public Reports.BadSignals badSignals() {
        only(Widget.BAD_SIGNALS);
        return reports.badSignals(sight.groups());
    }

    /** ONUs that wait for registration, the newest first. */
    public Page<WaitingOnu> waiting() {
        only(Widget.UNREGISTERED);
        return waiting.page(PageRequest.first(FEW), sight.groups(), null);
    }

    public Glances.Troubles troubles() {
        only(Widget.TROUBLES);
        return glances.troubles(
                sight.groups(), ReadingModules.pairs(profiles.catalog().profiles()), FEW);
    }

    /** The busiest links. */
    public List<Glances.Busy> links() {
        only(Widget.LINKS);
        return glances.busyLinks(sight.groups(), FEW);
    }

    /** The caller's favourites, those that are down first. */
    public List<DeviceMarks.Favourite> favourites() {
        only(Widget.FAVOURITES);
        return marks.favourites(caller.caller().id(), sight.groups(), SOME);
    }

    public List<DeviceMarks.TagCount> tags() {
        only(Widget.TAGS);
        return marks.allTags(sight.groups());
    }

    public List<Overview.WeakSignal> worstSignals() {
        only(Widget.WORST_SIGNALS);
        return overviews.worstSignals(
                caller.caller().seesAllDevices(), caller.caller().deviceGroupIds());
    }

    public List<Overview.Run> lastRuns() {
        only(Widget.LAST_RUNS);
        return overviews.lastRuns();
    }

    private void only(Widget widget) {
        caller.requireAny(widget.permissions().toArray(new Permission[0]));
    }
}
