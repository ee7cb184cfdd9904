package org.demarc.settings.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.settings.boundary.SettingsDesk;
import org.demarc.settings.control.PartnerKey;
import org.demarc.settings.control.PartnerKeys;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Settings and the keys that administrators know them by from elsewhere: the list and one form. */
@Named
@ViewScoped
public class SettingsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How a line of the list comes to its value. */
    public enum Kind {
        /** Changed on this page. */
        RUN_TIME,
        /** Read at start, shown only. */
        AT_START,
        /** A partner's key for which there is no setting. */
        NONE
    }

    /**
     * One line of the list.
     *
     * @param words partner's keys with the same meaning, as they are shown
     * @param meant the same to look through
     * @param says the meaning, or why there is no setting, in the language of the page
     */
    public record Line(
            Kind kind, String key, String words, List<PartnerKey> meant, String value, boolean isSet, String says) {}

    @Inject
    SettingsDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private String filter = "";
    private String key = "";
    private String says = "";
    private boolean secret;
    private String value = "";

    /** Settings whose key, partner's key or meaning holds the filter text: first those that are changed here. */
    public List<Line> getAll() {
        return steady.of("all", this::found);
    }

    private List<Line> found() {
        List<Line> lines = new ArrayList<>();
        desk.all().forEach(shown -> lines.add(line(shown)));
        desk.atStart().forEach(shown -> lines.add(line(shown)));
        PartnerKeys.ALL.stream().filter(key -> key.settings().isEmpty()).forEach(key -> lines.add(line(key)));
        lines.removeIf(line -> !isWanted(line));
        return lines;
    }

    private Line line(SettingsDesk.Shown shown) {
        var setting = shown.setting();
        return line(Kind.RUN_TIME, setting.key(), setting.alias(), shown.value(), shown.isSet(), setting.says());
    }

    private Line line(SettingsDesk.ShownAtStart shown) {
        var setting = shown.setting();
        return line(Kind.AT_START, setting.key(), "", shown.value(), shown.isSet(), setting.says());
    }

    private Line line(PartnerKey key) {
        return line(Kind.NONE, key.key(), "", texts.get("settings.noSetting"), false, key.says());
    }

    private Line line(Kind kind, String name, String alias, String shownValue, boolean isSet, String meaning) {
        List<PartnerKey> meant = PartnerKeys.ALL.stream()
                .filter(one -> one.settings().contains(name) || one.key().equals(name))
                .toList();
        String words = Stream.concat(Stream.of(alias), meant.stream().map(PartnerKey::key))
                .filter(word -> !word.isEmpty() && !word.equals(name))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Line(kind, name, words, meant, shownValue, isSet, texts.wordOr("settings.says", name, meaning));
    }

    private boolean isWanted(Line line) {
        String told = line.key() + " " + line.words() + " " + line.says();
        return told.toLowerCase(Locale.ROOT).contains(filter.toLowerCase(Locale.ROOT))
                || line.meant().stream().anyMatch(key -> key.isMeantBy(filter));
    }

    public void edit(Line line) {
        var shown = desk.one(line.key());
        key = line.key();
        says = shown.setting().says();
        secret = shown.setting().secret();
        value = secret ? "" : shown.value();
    }

    public void save() {
        desk.set(key, value);
    }

    public void reset(Line line) {
        desk.reset(line.key());
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(@Nullable String filter) {
        this.filter = filter == null ? "" : filter.strip();
    }

    public String getKey() {
        return key;
    }

    public String getSays() {
        return says;
    }

    public boolean isSecret() {
        return secret;
    }

    public String getValue() {
        return value;
    }

    public void setValue(@Nullable String value) {
        this.value = value == null ? "" : value;
    }
}
