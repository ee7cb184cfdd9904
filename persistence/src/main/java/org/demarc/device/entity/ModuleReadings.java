package org.demarc.device.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Readings with the modules that take them away, as a question to the database knows who is switched off: put {@link #SWITCHED_OFF} behind
 * {@code with}, then {@code switched_off} has a row for each reading of a device that custom parameters let no poll load.
 *
 * @param readings keys of the catalogue, with repetitions
 * @param modules the module at the same place
 */
public record ModuleReadings(List<String> readings, List<String> modules) {

    /** Its two parameters are {@link #readings} and {@link #modules}. The same rules as {@link CustomParameters#whyNotLoaded}. */
    public static final String SWITCHED_OFF = """
            switched_off as (
                select distinct a.device_id, m.reading
                  from device_access a join unnest(?::text[], ?::text[]) as m(reading, module)
                    on jsonb_typeof(a.params -> 'disabled_modules') = 'array' and a.params -> 'disabled_modules' @> to_jsonb(m.module)
                    or a.params -> 'modules_loading' -> m.module = 'false'::jsonb
                    or m.module = 'snooping_info' and a.params -> 'load_snooping_info' = 'false'::jsonb
                 where a.params -> 'disabled_modules' is not null or a.params -> 'modules_loading' is not null
                    or a.params -> 'load_snooping_info' is not null
            )
            """;

    public ModuleReadings {
        readings = List.copyOf(readings);
        modules = List.copyOf(modules);
    }

    /** Each reading with each of its modules. */
    public static ModuleReadings of(Map<String, List<String>> modulesByReading) {
        List<String> readings = new ArrayList<>();
        List<String> modules = new ArrayList<>();
        modulesByReading.forEach((reading, names) -> names.forEach(module -> {
            readings.add(reading);
            modules.add(module);
        }));
        return new ModuleReadings(readings, modules);
    }
}
