package org.demarc.maintenance.faces;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarc.device.faces.Offers;
import org.demarc.maintenance.entity.MaintenanceDraft;
import org.demarc.maintenance.entity.MaintenanceProblem;
import org.demarc.maintenance.entity.MaintenanceTime;
import org.demarc.maintenance.entity.MaintenanceWindow;
import org.demarc.maintenance.entity.MaintenanceWindow.Scope;
import org.demarc.schedule.entity.WeeklyHours;
import org.demarc.schedule.entity.WeeklyHours.Opening;
import org.demarc.web.faces.HoursForm;
import org.demarc.web.faces.Moments;
import org.jspecify.annotations.Nullable;

/** A maintenance window as a person fills it in; devices by their labels. */
public class WindowForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private long id;
    private int version;
    private String name = "";
    private String reason = "";
    private boolean everything;
    private List<String> devices = new ArrayList<>();
    private List<Long> groupIds = new ArrayList<>();
    private boolean enabled = true;
    private boolean weekly;
    private String starts = "";
    private String ends = "";
    private HoursForm hours = new HoursForm();

    /** A form for a new window, from now for two hours. */
    public WindowForm(Moments moments, Offers offers, @Nullable Long deviceId) {
        starts = moments.text(Instant.now());
        ends = moments.text(Instant.now().plusSeconds(7200));
        devices = deviceId == null ? new ArrayList<>() : new ArrayList<>(List.of(offers.label(deviceId)));
    }

    /** A form with what a window says. */
    public WindowForm(MaintenanceWindow window, Moments moments, Offers offers) {
        id = window.id();
        version = window.version();
        name = window.name();
        reason = window.reason();
        everything = window.scope().everything();
        devices = new ArrayList<>(offers.labels(window.scope().deviceIds()).values());
        groupIds = new ArrayList<>(window.scope().groupIds());
        enabled = window.enabled();
        WeeklyHours everyWeek = window.time().weekly();
        Opening once = window.time().once();
        weekly = everyWeek != null;
        hours = everyWeek == null ? new HoursForm() : new HoursForm(everyWeek);
        starts = once == null ? "" : moments.text(once.from());
        ends = once == null ? "" : moments.text(once.until());
    }

    MaintenanceDraft draft(Moments moments) {
        return new MaintenanceDraft(
                name,
                reason,
                everything ? new Scope(true, List.of(), List.of()) : new Scope(false, numbers(devices), groupIds),
                enabled,
                time(moments));
    }

    private MaintenanceTime time(Moments moments) {
        if (weekly) {
            return MaintenanceTime.weekly(hours.hours(MaintenanceProblem.BAD_WINDOW::because));
        }
        Optional<Instant> from = moments.in(starts);
        Optional<Instant> until = moments.in(ends);
        if (from.isEmpty() || until.isEmpty()) {
            throw MaintenanceProblem.BAD_WINDOW.because("2026-11-01 22:00");
        }
        return MaintenanceTime.once(from.get(), until.get());
    }

    private static List<Long> numbers(List<String> labels) {
        return labels.stream()
                .map(label -> Offers.numbered(label).orElseThrow(() -> MaintenanceProblem.BAD_WINDOW.because(label)))
                .distinct()
                .toList();
    }

    public boolean isNew() {
        return id == 0;
    }

    public long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = text(name);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = text(reason);
    }

    public boolean isEverything() {
        return everything;
    }

    public void setEverything(boolean everything) {
        this.everything = everything;
    }

    public List<String> getDevices() {
        return devices;
    }

    public void setDevices(@Nullable List<String> devices) {
        this.devices = devices == null ? new ArrayList<>() : new ArrayList<>(devices);
    }

    public List<Long> getGroupIds() {
        return groupIds;
    }

    public void setGroupIds(@Nullable List<Long> groupIds) {
        this.groupIds = groupIds == null ? new ArrayList<>() : new ArrayList<>(groupIds);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public boolean isWeekly() {
        return weekly;
    }

    public void setWeekly(boolean weekly) {
        this.weekly = weekly;
    }

    public String getStarts() {
        return starts;
    }

    public void setStarts(@Nullable String starts) {
        this.starts = text(starts);
    }

    public String getEnds() {
        return ends;
    }

    public void setEnds(@Nullable String ends) {
        this.ends = text(ends);
    }

    public HoursForm getHours() {
        return hours;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
