package org.demarc.settings.control;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.demarc.settings.entity.RunTimeSetting;
import org.demarc.settings.entity.Secret;

/** Writes {@code docs/configuration.md} from the settings records, so that it cannot say anything else. */
public final class ConfigurationDoc {

    private static final String HEAD = """
            # Configuration

            Written from the settings records by `ConfigurationDocTest`; change the records, not this page.

            ## Start-up settings

            Read once at start from MicroProfile Config: a system property `demarc.access.bad-attempts=5`, an environment variable
            `DEMARC_ACCESS_BAD_ATTEMPTS=5`, or a config source of the server. A value that does not fit stops the start with a word
            about which and why. Durations are written `8s`, `10m`, `1h`, `30d` or as ISO 8601 (`PT8S`). Secrets are never shown.
            """;

    private static final String RUN_TIME = """

            ## Run-time settings

            Changed in the admin UI (Settings) or by `PUT /rest/v1/settings/{key}`, kept in the database, audited; they reach every
            node within five seconds. The partner's word works in place of the key.

            | key | partner's word | default | meaning |
            | --- | --- | --- | --- |
            """;

    private static final String PARTNER = """

            ## Keys of Wildcore DMS

            Who knows a key of its configuration finds here what has the same meaning. The page of settings finds it by the key, too, and
            `GET /rest/v1/settings/partner-keys` tells it with the values that apply. An asterisk stands for every ending.

            | key | here |
            | --- | --- |
            """;

    private ConfigurationDoc() {}

    /** The whole page. */
    public static String of(List<Class<? extends Record>> records, List<RunTimeSetting> runTime) {
        var page = new StringBuilder(HEAD);
        records.forEach(record -> section(page, record));
        page.append(RUN_TIME);
        runTime.forEach(setting -> page.append("| `%s` | %s | %s | %s |%n"
                .formatted(
                        setting.key(),
                        setting.alias().isEmpty() ? "" : "`" + setting.alias() + "`",
                        setting.secret() ? "(secret)" : code(setting.fallback()),
                        setting.says())));
        page.append(PARTNER);
        PartnerKeys.ALL.forEach(key -> page.append("| `%s` | %s |%n".formatted(key.key(), standsFor(key))));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private static void section(StringBuilder page, Class<? extends Record> record) {
        page.append("\n### ")
                .append(record.getAnnotation(SettingsOf.class).value())
                .append("\n\n");
        page.append("| setting | environment | default | range | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (var component : record.getRecordComponents()) {
            var setting = component.getAnnotation(Setting.class);
            var name = SettingsReader.nameOf(record, component);
            page.append("| `%s` | `%s` | %s | %s | %s |%n"
                    .formatted(
                            name,
                            name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                            component.getType() == Secret.class ? "(secret)" : code(setting.value()),
                            range(component, setting),
                            setting.says()));
        }
    }

    private static String standsFor(PartnerKey key) {
        return key.settings().isEmpty()
                ? key.says()
                : key.settings().stream().map(ConfigurationDoc::code).collect(Collectors.joining(", "));
    }

    private static String range(RecordComponent component, Setting setting) {
        if (setting.min() == Long.MIN_VALUE && setting.max() == Long.MAX_VALUE) {
            return component.getType() == boolean.class ? "`true`, `false`" : "";
        }
        var unit = component.getType() == Duration.class ? " s" : "";
        return (setting.min() == Long.MIN_VALUE ? "" : setting.min())
                + ".."
                + (setting.max() == Long.MAX_VALUE ? "" : setting.max())
                + unit;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
