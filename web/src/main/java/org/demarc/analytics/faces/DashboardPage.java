package org.demarc.analytics.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.demarc.Page;
import org.demarc.addressing.boundary.PoolBook;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.analytics.boundary.Dashboard;
import org.demarc.analytics.boundary.DashboardLayout;
import org.demarc.analytics.control.Widget;
import org.demarc.analytics.entity.Glances;
import org.demarc.analytics.entity.OnuCounts;
import org.demarc.analytics.entity.Overview;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.Reports;
import org.demarc.device.entity.DeviceMarks;
import org.demarc.event.entity.Severity;
import org.demarc.registration.entity.WaitingOnu;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.web.faces.LineChart;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The first page after signing in. Asks once a request, however often the page looks, and only what the user wishes to see. */
@Named
@RequestScoped
public class DashboardPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM HH:mm").withZone(ZoneId.systemDefault());
    private static final int MOST_ALARMS = 5;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration OLD = Duration.ofMinutes(1);

    @Inject
    Dashboard dashboard;

    @Inject
    DashboardLayout layout;

    @Inject
    PoolDesk pools;

    @Inject
    RunTime runTime;

    @Inject
    Texts texts;

    private final Map<String, Object> known = new HashMap<>();

    /** Whether a widget is shown. */
    public boolean shows(String widget) {
        return place(widget) >= 0;
    }

    /** Where a widget stands among those that are shown; below 0 where it is not. */
    public int place(String widget) {
        return shown().indexOf(Widget.valueOf(widget));
    }

    public boolean isBare() {
        return shown().isEmpty();
    }

    private List<Widget> shown() {
        return once("shown", layout::shown);
    }

    public long devices(String status) {
        return once("devices", dashboard::devices).getOrDefault(status, 0L);
    }

    public long onus(String status) {
        return counted().onusByStatus().getOrDefault(status, 0L);
    }

    /** When ONUs were counted, unless that was just now. */
    public @Nullable Instant getCountedAt() {
        Instant at = counted().countedAt();
        return at.isBefore(Instant.now().minus(OLD)) ? at : null;
    }

    private OnuCounts.Counted counted() {
        return once("onus", dashboard::onus);
    }

    public long events(String severity) {
        return once("events", dashboard::eventsOpen).getOrDefault(Severity.valueOf(severity), 0L);
    }

    public long orders(String state) {
        return once("orders", dashboard::orders).getOrDefault(state, 0L);
    }

    public long getSubscribers() {
        return once("subscribers", dashboard::subscribers);
    }

    /** Rows of a report when it was last counted. */
    public long report(String widget, String report) {
        return once("report " + widget, () -> dashboard.reports(Widget.valueOf(widget)))
                .getOrDefault(Report.valueOf(report), 0L);
    }

    public Reports.BadSignals getBadSignals() {
        return once("badSignals", dashboard::badSignals);
    }

    /** Levels outside of these are bad, dBm. */
    public double getMinRx() {
        return runTime.number(CommonSettings.MIN_RX);
    }

    public double getMaxRx() {
        return runTime.number(CommonSettings.MAX_RX);
    }

    public Page<WaitingOnu> getWaiting() {
        return once("waiting", dashboard::waiting);
    }

    public Glances.Troubles getTroubles() {
        return once("troubles", dashboard::troubles);
    }

    public List<Glances.Busy> getLinks() {
        return once("links", dashboard::links);
    }

    public List<DeviceMarks.Favourite> getFavourites() {
        return once("favourites", dashboard::favourites);
    }

    public List<DeviceMarks.TagCount> getTags() {
        return once("tags", dashboard::tags);
    }

    public List<Overview.Run> getLastRuns() {
        return once("lastRuns", dashboard::lastRuns);
    }

    public List<Overview.WeakSignal> getWorstSignals() {
        return once("worstSignals", dashboard::worstSignals);
    }

    /** The first pools that are nearly full or will soon be empty. */
    public List<PoolBook.Outlook> getPoolAlarms() {
        return once("pools", () -> pools.alarms().stream().limit(MOST_ALARMS).toList());
    }

    private List<OnuCounts.Online> online() {
        return once("online", () -> dashboard.online(DAY));
    }

    /** True while there are too few counts for a line. */
    public boolean isOnlineEmpty() {
        return online().size() < 2;
    }

    /** ONUs online, and all of them, over a day. */
    public String getOnlineChart() {
        List<String> moments =
                online().stream().map(point -> TIME.format(point.at())).toList();
        List<@Nullable Number> online = new ArrayList<>();
        List<@Nullable Number> total = new ArrayList<>();
        online().forEach(point -> {
            online.add(point.online());
            total.add(point.total());
        });
        return LineChart.ofCounts(
                moments,
                List.of(
                        LineChart.line(texts.get("analytics.allOnus"), LineChart.GREY, false, total),
                        LineChart.line(texts.get("analytics.onusOnline"), LineChart.GREEN, false, online)));
    }

    @SuppressWarnings("unchecked") // a name stands for values of one type
    private <T> T once(String name, Supplier<T> source) {
        Object value = known.get(name);
        if (value == null) {
            value = source.get();
            known.put(name, value);
        }
        return (T) value;
    }
}
