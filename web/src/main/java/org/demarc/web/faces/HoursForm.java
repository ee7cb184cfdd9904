package org.demarc.web.faces;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.demarc.schedule.entity.WeeklyHours;
import org.jspecify.annotations.Nullable;

/** Hours that come back every week, as a person fills them in. */
public class HoursForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private List<String> days = new ArrayList<>();
    private String from = "22:00";
    private String until = "07:00";
    private String zone = ZoneId.systemDefault().getId();

    /** A form in which every day is chosen. */
    public HoursForm() {
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(day.name());
        }
    }

    /** A form with these hours. */
    public HoursForm(WeeklyHours hours) {
        days = new ArrayList<>(
                new TreeSet<>(hours.days()).stream().map(DayOfWeek::name).toList());
        from = hours.from().toString();
        until = hours.until().toString();
        zone = hours.zone().getId();
    }

    /** The hours; {@code refusal} makes an exception of what is wrong. */
    public WeeklyHours hours(Function<String, ? extends RuntimeException> refusal) {
        try {
            Set<DayOfWeek> chosen =
                    new TreeSet<>(days.stream().map(DayOfWeek::valueOf).toList());
            return new WeeklyHours(chosen, LocalTime.parse(from), LocalTime.parse(until), ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw refusal.apply(from + ", " + until + ", " + zone);
        }
    }

    public DayOfWeek[] getWeek() {
        return DayOfWeek.values();
    }

    public List<String> getDays() {
        return days;
    }

    public void setDays(@Nullable List<String> days) {
        this.days = days == null ? new ArrayList<>() : new ArrayList<>(days);
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = text(from);
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = text(until);
    }

    public String getZone() {
        return zone;
    }

    public void setZone(@Nullable String zone) {
        this.zone = text(zone);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
