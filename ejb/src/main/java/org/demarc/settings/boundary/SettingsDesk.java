package org.demarc.settings.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.settings.control.PartnerKey;
import org.demarc.settings.control.PartnerKeys;
import org.demarc.settings.control.SettingsIndex;
import org.demarc.settings.control.StartUpSetting;
import org.demarc.settings.entity.RunTimeSetting;
import org.demarc.settings.entity.Secret;
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

    /**
     * A start-up setting with the value that applies on this node.
     *
     * @param value dots for a secret that is set
     * @param isSet false: the fallback applies
     */
    public record ShownAtStart(StartUpSetting setting, String value, boolean isSet) {}

    /**
     * A setting that a partner's key means.
     *
     * @param atStart whether it is read at start only
     */
    public record Meant(String key, String value, boolean atStart) {}

    /** A partner's key with what stands for it here. */
    public record ShownPartnerKey(PartnerKey key, List<Meant> settings) {}

    @Inject
    RunTime runTime;

    @Inject
    Settings atStart;

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

    /** The start-up settings that a partner's key means. */
    public List<ShownAtStart> atStart() {
        Set<String> meant =
                PartnerKeys.ALL.stream().flatMap(key -> key.settings().stream()).collect(Collectors.toSet());
        return StartUpSetting.of(SettingsIndex.records(SettingsDesk.class.getClassLoader())).stream()
                .filter(setting -> meant.contains(setting.key()))
                .map(this::shownAtStart)
                .toList();
    }

    /** The partner's keys in the order of its own configuration. */
    public List<ShownPartnerKey> partnerKeys() {
        Map<String, Meant> byKey = new HashMap<>();
        all().forEach(shown ->
                byKey.put(shown.setting().key(), new Meant(shown.setting().key(), shown.value(), false)));
        atStart()
                .forEach(shown -> byKey.put(
                        shown.setting().key(), new Meant(shown.setting().key(), shown.value(), true)));
        return PartnerKeys.ALL.stream()
                .map(key -> new ShownPartnerKey(key, meant(key, byKey)))
                .toList();
    }

    private static List<Meant> meant(PartnerKey key, Map<String, Meant> byKey) {
        return key.settings().stream()
                .flatMap(name -> Optional.ofNullable(byKey.get(name)).stream())
                .toList();
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

    private ShownAtStart shownAtStart(StartUpSetting setting) {
        Optional<String> said = atStart.said(setting.key());
        String value = said.orElse(setting.fallback());
        return new ShownAtStart(setting, setting.secret() ? Secret.of(value).toString() : value, said.isPresent());
    }

    private RunTimeSetting existing(String keyOrAlias) {
        return runTime.named(keyOrAlias).orElseThrow(() -> SettingsProblem.SETTING_NOT_FOUND.because(keyOrAlias));
    }
}
