package org.demarc.settings.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.settings.entity.RunTimeSetting;
import org.demarc.settings.entity.SecretBox;
import org.demarc.settings.entity.SettingRows;
import org.demarc.settings.entity.SettingsProblem;

/** Run-time settings, for administrators. */
@Stateless
@Requires(Permission.SYSTEM_CONFIGURATION)
public class SettingsDesk {

    /**
     * A setting with the value that applies.
     *
     * @param value dots for a secret that is set
     * @param isSet false: the fallback applies
     */
    public record Shown(RunTimeSetting setting, String value, boolean isSet) {}

    @Inject
    RunTime runTime;

    @Inject
    SettingRows rows;

    @Inject
    CurrentUser currentUser;

    @Inject
    AuditLog audit;

    public List<Shown> all() {
        return runTime.all().stream().map(this::shown).toList();
    }

    /**
     * One setting, by key or by the partner's word.
     *
     * @throws org.demarc.ProblemException {@link SettingsProblem#SETTING_NOT_FOUND}
     */
    public Shown one(String keyOrAlias) {
        return shown(existing(keyOrAlias));
    }

    /**
     * Sets a value.
     *
     * @throws org.demarc.ProblemException {@link SettingsProblem#SETTING_NOT_FOUND}, {@link SettingsProblem#BAD_VALUE}
     */
    public Shown set(String keyOrAlias, String value) {
        var setting = existing(keyOrAlias);
        if (!setting.accepts(value)) {
            throw SettingsProblem.BAD_VALUE.because(setting.key() + ": " + setting.says());
        }
        var before = shown(setting);
        var stored = setting.secret() ? SecretBox.current().seal(value) : value;
        rows.put(setting.key(), stored, setting.secret(), currentUser.caller().login());
        runTime.forget();
        var after = shown(setting);
        audit.record("setting:changed", "setting", setting.key(), value(before), value(after));
        return after;
    }

    /** Lets the fallback apply again. */
    public Shown reset(String keyOrAlias) {
        var setting = existing(keyOrAlias);
        var before = shown(setting);
        rows.remove(setting.key());
        runTime.forget();
        audit.record("setting:reset", "setting", setting.key(), value(before), null);
        return shown(setting);
    }

    private static Map<String, String> value(Shown shown) {
        return Map.of("value", shown.value());
    }

    private Shown shown(RunTimeSetting setting) {
        return new Shown(setting, runTime.text(setting), runTime.isSet(setting));
    }

    private RunTimeSetting existing(String keyOrAlias) {
        return runTime.named(keyOrAlias).orElseThrow(() -> SettingsProblem.SETTING_NOT_FOUND.because(keyOrAlias));
    }
}
