package org.demarc.settings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.settings.control.SettingsReader;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The start-up settings, one checked record per capability.
 *
 * <pre>{@code
 * @Inject Settings settings;
 * ... settings.of(AccessSettings.class).badAttempts()
 * }</pre>
 */
@ApplicationScoped
public class Settings {

    private final Map<Class<?>, Record> recordByType = new ConcurrentHashMap<>();

    /**
     * The capability's record, read once.
     *
     * @throws IllegalArgumentException naming every setting that does not fit
     */
    public <R extends Record> R of(Class<R> type) {
        return type.cast(recordByType.computeIfAbsent(type, unread -> read(type)));
    }

    /** The text that is set under a full name, if one is. */
    public Optional<String> said(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }

    private static <R extends Record> R read(Class<R> type) {
        var config = ConfigProvider.getConfig();
        return new SettingsReader(name -> config.getOptionalValue(name, String.class)).read(type);
    }
}
