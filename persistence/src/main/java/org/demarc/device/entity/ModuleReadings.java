package org.demarc.device.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What takes readings away, as a question to the database knows who is switched off: put {@link #SWITCHED_OFF} behind {@code with} and {@link
 * #before} before the other parameters, then {@code switched_off} has the readings of devices that custom parameters let no poll load.
 */
public record ModuleReadings(List<Off> offs) {

    /**
     * When a reading is switched off: all of the parts are.
     *
     * @param reading key of the catalogue
     * @param profile key of the profile of devices for which this is so, empty for all
     * @param parts modules of devices.md chapter 3, or columns of ONUs' levels by our names; at least one
     */
    public record Off(String reading, String profile, Set<String> parts) {

        public Off {
            parts = Set.copyOf(parts);
        }
    }

    private static final String LEVELS = CustomParameters.OPTICAL_COLUMNS.entrySet().stream()
            .map(level -> "('" + level.getKey() + "', '" + level.getValue() + "')")
            .sorted()
            .collect(Collectors.joining(", "));

    /**
     * The same rules as {@link CustomParameters#whyNotLoaded} and {@link CustomParameters#whyLevelNotLoaded}. What is said is taken apart once
     * for all devices of a profile of which the same is said, as of most: a search in JSON for each device and module takes most of a second
     * for 10,000 devices.
     */
    public static final String SWITCHED_OFF = """
            optical_level(word, part) as (values %s),
            said as materialized (
                select a.device_id, d.profile,
                       jsonb_build_array(a.params -> 'disabled_modules', a.params -> 'modules_loading',
                                         a.params -> 'load_snooping_info', a.params -> 'optical_load_only') said
                  from (select device_id, params from device_access offset 0) a join device d on d.id = a.device_id
                 where jsonb_exists_any(a.params,
                                        array['disabled_modules', 'modules_loading', 'load_snooping_info', 'optical_load_only'])
            ),
            alike as materialized (
                select s.profile, s.said from said s group by s.profile, s.said
            ),
            off_part as materialized (
                select s.profile, s.said, p.part
                  from alike s
                 cross join lateral (
                       select jsonb_array_elements_text(case jsonb_typeof(s.said -> 0) when 'array' then s.said -> 0 else '[]' end)
                        union
                       select m.key from jsonb_each(case jsonb_typeof(s.said -> 1) when 'object' then s.said -> 1 else '{}' end) m
                        where m.value = 'false'
                        union
                       select 'snooping_info' where s.said -> 2 = 'false'
                        union
                       select l.part from optical_level l
                        where jsonb_typeof(s.said -> 3) = 'array' and not s.said -> 3 @> to_jsonb(l.word)
                          and exists (select 1 from optical_level o where s.said -> 3 @> to_jsonb(o.word))
                      ) p(part)
            ),
            off_alike as materialized (
                select distinct o.profile, o.said, n.reading
                  from off_part o join unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                                       as n(reading, profile, part, set_number, set_size) on n.part = o.part
                 where n.profile in ('', o.profile)
                 group by o.profile, o.said, n.reading, n.set_number, n.set_size
                having count(*) = n.set_size
            ),
            switched_off as materialized (
                select s.device_id, o.reading from said s join off_alike o on o.profile = s.profile and o.said = s.said
            )
            """.formatted(LEVELS);

    public ModuleReadings {
        offs = List.copyOf(offs);
    }

    /** Each of the modules takes its reading away alone, whatever the device is. */
    public static List<Off> whole(Map<String, List<String>> modulesByReading) {
        List<Off> offs = new ArrayList<>();
        modulesByReading.forEach(
                (reading, modules) -> modules.forEach(module -> offs.add(new Off(reading, "", Set.of(module)))));
        return offs;
    }

    /** The parameters of {@link #SWITCHED_OFF}, and those of the question behind it. */
    public @Nullable Object[] before(@Nullable Object... rest) {
        List<String> readings = new ArrayList<>();
        List<String> profiles = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (Off off : offs) {
            long number = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1) + 1;
            for (String part : new TreeSet<>(off.parts())) {
                readings.add(off.reading());
                profiles.add(off.profile());
                parts.add(part);
                numbers.add(number);
                sizes.add((long) off.parts().size());
            }
        }
        List<@Nullable Object> all = new ArrayList<>(List.of(readings, profiles, parts, numbers, sizes));
        all.addAll(Arrays.asList(rest));
        return all.toArray();
    }
}
