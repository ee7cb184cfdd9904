package org.demarc.settings.boundary;

import java.util.Map;
import java.util.Optional;
import org.demarc.settings.control.SettingsReader;

/** Settings as somebody has written them, for tests. */
public class GivenSettings extends Settings {

    private final Map<String, String> valueByName;

    public GivenSettings(Map<String, String> valueByName) {
        this.valueByName = Map.copyOf(valueByName);
    }

    @Override
    public <R extends Record> R of(Class<R> type) {
        return new SettingsReader(name -> Optional.ofNullable(valueByName.get(name))).read(type);
    }
}
