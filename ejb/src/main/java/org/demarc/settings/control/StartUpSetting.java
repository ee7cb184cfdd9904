package org.demarc.settings.control;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.demarc.settings.entity.Secret;

/**
 * Something that is set before Demarc starts.
 *
 * @param key {@code demarc.<capability>.<kebab-case-name>}
 * @param fallback what applies when nothing is set
 * @param says one sentence for the administrator, with the unit
 */
public record StartUpSetting(String key, String fallback, boolean secret, String says) {

    /** What the records declare, in their order. */
    public static List<StartUpSetting> of(List<Class<? extends Record>> records) {
        return records.stream()
                .flatMap(record -> Arrays.stream(record.getRecordComponents()).map(one -> of(record, one)))
                .toList();
    }

    private static StartUpSetting of(Class<?> record, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        return new StartUpSetting(
                SettingsReader.nameOf(record, component),
                setting.value(),
                component.getType() == Secret.class,
                setting.says());
    }
}
