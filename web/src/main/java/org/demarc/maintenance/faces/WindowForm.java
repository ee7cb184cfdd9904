package org.demarc.maintenance.faces;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** A maintenance window as a person fills it in; devices by their numbers. */
public class WindowForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private long id;
    private int version;
    private String name = "";
    private String reason = "";
    private boolean everything;
    private String devices = "";
    private List<Long> groupIds = new ArrayList<>();
    private boolean enabled = true;
    private boolean weekly;
    private String starts = "";
    private String ends = "";
    private HoursForm hours = new HoursForm();

    /** A form for a new window, from now for two hours. */
    public WindowForm(Moments moments, @Nullable Long deviceId) {
        starts = moments.text(Instant.now());
        ends = moments.text(Instant.now().plusSeconds(7200));
        devices = deviceId == null ? "" : deviceId.toString();
    }

    /** A form with what a window says. */
    public WindowForm(MaintenanceWindow window, Moments moments) {
        id = window.id();
        version = window.version();
        name = window.name();
        reason = window.reason();
        everything = window.scope().everything();
        devices = window.scope().deviceIds().stream().map(String::valueOf).collect(Collectors.joining(", "));
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

    private static List<Long> numbers(String text) {
        return Stream.of(text.split("[\\s,;]+"))
                .filter(part -> !part.isEmpty())
                .map(WindowForm::number)
                .toList();
    }

    private static Long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw MaintenanceProblem.BAD_WINDOW.because(text);
        }
        return Long.valueOf(text);
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

    public String getDevices() {
        return devices;
    }

    public void setDevices(@Nullable String devices) {
        this.devices = text(devices);
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
