package org.demarc.notification.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.event.entity.Severity;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.ContactDraft;
import org.demarc.notification.entity.NotificationProblem;
import org.demarc.notification.entity.QuietHours;
import org.demarc.notification.entity.Subscription;
import org.demarc.web.faces.HoursForm;
import org.jspecify.annotations.Nullable;

/** A contact as a person fills it in. */
public class ContactForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_PER_HOUR = 30;

    private long id;
    private int version;
    private String login = "";
    private @Nullable Long channelId;
    private String address = "";
    private boolean enabled = true;
    private String language = "";
    private List<String> severities = new ArrayList<>(List.of("WARNING", "CRITICAL"));
    private List<String> names = new ArrayList<>();
    private List<String> namesNot = new ArrayList<>();
    private List<Long> groupIds = new ArrayList<>();
    private boolean resolved = true;
    private int afterSeconds;
    private int remindSeconds;
    private int perHour = USUAL_PER_HOUR;
    private boolean quiet;
    private HoursForm hours = new HoursForm();
    private String passes = "CRITICAL";

    /** A form for a new contact. */
    public ContactForm() {}

    /** A form with what a contact says. */
    public ContactForm(Contact contact) {
        Subscription wanted = contact.subscription();
        id = contact.id();
        version = contact.version();
        login = contact.login();
        channelId = contact.channelId();
        address = contact.address();
        enabled = contact.enabled();
        language = contact.language();
        severities = new ArrayList<>(
                wanted.severities().stream().sorted().map(Severity::name).toList());
        names = new ArrayList<>(wanted.names());
        namesNot = new ArrayList<>(wanted.namesNot());
        groupIds = new ArrayList<>(wanted.groupIds());
        resolved = wanted.resolved();
        afterSeconds = wanted.afterSeconds();
        remindSeconds = wanted.remindSeconds();
        perHour = contact.perHour();
        QuietHours present = contact.quiet();
        quiet = present != null;
        if (present != null) {
            Severity through = present.passes();
            hours = new HoursForm(present.hours());
            passes = through == null ? "" : through.name();
        }
    }

    ContactDraft draft() {
        if (channelId == null) {
            throw NotificationProblem.UNKNOWN_CHANNEL.because("");
        }
        Set<Severity> wanted = severities.stream().map(Severity::valueOf).collect(Collectors.toSet());
        return new ContactDraft(
                channelId,
                address,
                enabled,
                language,
                new Subscription(wanted, names, namesNot, groupIds, resolved, afterSeconds, remindSeconds),
                perHour,
                quiet
                        ? new QuietHours(
                                hours.hours(NotificationProblem.BAD_CONTACT::because),
                                passes.isEmpty() ? null : Severity.valueOf(passes))
                        : null);
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

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = text(login);
    }

    public @Nullable Long getChannelId() {
        return channelId;
    }

    public void setChannelId(@Nullable Long channelId) {
        this.channelId = channelId;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = text(address);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = text(language);
    }

    public List<String> getSeverities() {
        return severities;
    }

    public void setSeverities(@Nullable List<String> severities) {
        this.severities = list(severities);
    }

    public List<String> getNames() {
        return names;
    }

    public void setNames(@Nullable List<String> names) {
        this.names = list(names);
    }

    public List<String> getNamesNot() {
        return namesNot;
    }

    public void setNamesNot(@Nullable List<String> namesNot) {
        this.namesNot = list(namesNot);
    }

    public List<Long> getGroupIds() {
        return groupIds;
    }

    public void setGroupIds(@Nullable List<Long> groupIds) {
        this.groupIds = list(groupIds);
    }

    public boolean isResolved() {
        return resolved;
    }

    public void setResolved(boolean resolved) {
        this.resolved = resolved;
    }

    public int getAfterSeconds() {
        return afterSeconds;
    }

    public void setAfterSeconds(int afterSeconds) {
        this.afterSeconds = afterSeconds;
    }

    public int getRemindSeconds() {
        return remindSeconds;
    }

    public void setRemindSeconds(int remindSeconds) {
        this.remindSeconds = remindSeconds;
    }

    public int getPerHour() {
        return perHour;
    }

    public void setPerHour(int perHour) {
        this.perHour = perHour;
    }

    public boolean isQuiet() {
        return quiet;
    }

    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public HoursForm getHours() {
        return hours;
    }

    public String getPasses() {
        return passes;
    }

    public void setPasses(@Nullable String passes) {
        this.passes = text(passes);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(list);
    }
}
