package org.demarc.settings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.settings.entity.RunTimeSetting;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.demarc.settings.entity.SettingRows;

/** Values of run-time settings, at most five seconds old on every node. */
@ApplicationScoped
public class RunTime {

    private static final long FRESH_NANOS = 5_000_000_000L;

    /** What was read, and when. */
    private record Snapshot(Map<String, SettingRows.StoredValue> storedByKey, long readAt) {}

    @Inject
    SettingRows rows;

    @Inject
    Instance<RunTimeSettings> sources;

    private volatile Snapshot snapshot = new Snapshot(Map.of(), System.nanoTime() - FRESH_NANOS);

    /** Every setting there is, by key. */
    public List<RunTimeSetting> all() {
        return sources.stream()
                .flatMap(source -> source.settings().stream())
                .sorted(Comparator.comparing(RunTimeSetting::key))
                .toList();
    }

    /** By key or by the partner's word. */
    public Optional<RunTimeSetting> named(String keyOrAlias) {
        return all().stream()
                .filter(setting ->
                        setting.key().equals(keyOrAlias) || setting.alias().equals(keyOrAlias))
                .findFirst();
    }

    /** The value that applies; never for a secret. */
    public String text(RunTimeSetting setting) {
        var stored = stored().get(setting.key());
        return stored == null
                ? setting.fallback()
                : stored.secret() ? Secret.of("x").toString() : stored.value();
    }

    public double number(RunTimeSetting setting) {
        return Double.parseDouble(text(setting));
    }

    public boolean flag(RunTimeSetting setting) {
        var text = text(setting);
        return text.equals("yes") || text.equals("true");
    }

    public Secret secret(RunTimeSetting setting) {
        var stored = stored().get(setting.key());
        return stored == null ? Secret.NONE : SecretBox.current().openSecret(stored.value());
    }

    public boolean isSet(RunTimeSetting setting) {
        return stored().containsKey(setting.key());
    }

    /** Somebody changed something on this node. */
    void forget() {
        snapshot = new Snapshot(Map.of(), System.nanoTime() - FRESH_NANOS);
    }

    private Map<String, SettingRows.StoredValue> stored() {
        var seen = snapshot;
        if (System.nanoTime() - seen.readAt() >= FRESH_NANOS) {
            seen = new Snapshot(rows.byKey(), System.nanoTime());
            snapshot = seen;
        }
        return seen.storedByKey();
    }
}
