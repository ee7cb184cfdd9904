package org.demarc.settings.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarc.settings.boundary.SettingsDesk;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Run-time settings: the list and one form. */
@Named
@ViewScoped
public class SettingsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SettingsDesk desk;

    @Inject
    Texts texts;

    private String filter = "";
    private String key = "";
    private String says = "";
    private boolean secret;
    private String value = "";

    /** Settings whose key, alias or meaning holds the filter text. */
    public List<SettingsDesk.Shown> getAll() {
        var wanted = filter.toLowerCase(Locale.ROOT);
        List<SettingsDesk.Shown> found = new ArrayList<>(desk.all());
        found.removeIf(shown -> !(shown.setting().key()
                        + shown.setting().alias()
                        + texts.wordOr(
                                "settings.says",
                                shown.setting().key(),
                                shown.setting().says()))
                .toLowerCase(Locale.ROOT)
                .contains(wanted));
        return found;
    }

    public void edit(SettingsDesk.Shown shown) {
        key = shown.setting().key();
        says = shown.setting().says();
        secret = shown.setting().secret();
        value = secret ? "" : shown.value();
    }

    public void save() {
        desk.set(key, value);
    }

    public void reset(SettingsDesk.Shown shown) {
        desk.reset(shown.setting().key());
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
