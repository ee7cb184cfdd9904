package org.demarc.device.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.device.entity.DeviceType;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.TableRequest;
import org.jspecify.annotations.Nullable;

/**
 * How one family of devices is read. Comes from a file under {@code device-profiles/}; see docs/device-profiles.md.
 *
 * @param key name of the profile, {@code generic-switch}
 * @param models the models that it covers, with their rules of detection
 * @param nameFrom columns of the reading interfaces that give a name, the first that is not empty
 * @param naming how interfaces are named and numbered; empty for the device's own names and ifIndex
 * @param system single values of the reading system
 * @param readings parts by reading
 * @param details parts by detail of a single line
 * @param console how it talks on its console; null where nothing is said about that
 * @param actions ways of doing something, by what is done
 */
public record DeviceProfile(
        String key,
        String name,
        String vendor,
        DeviceType type,
        List<Model> models,
        List<String> nameFrom,
        List<NamingRule> naming,
        List<Column> system,
        Map<Reading, List<ReadingPart>> readings,
        Map<Detail, List<ReadingPart>> details,
        @Nullable ConsoleDialect console,
        Map<ActionKind, List<ProfileAction>> actions) {

    /** The profile of everything that no other profile knows. */
    public static final String GENERIC = "generic-switch";

    public DeviceProfile {
        models = List.copyOf(models);
        naming = List.copyOf(naming);
        system = List.copyOf(system);
        readings = Map.copyOf(readings);
        details = Map.copyOf(details);
        actions = Map.copyOf(actions);
    }

    /** Readings that this family can give and that pollers ask for. */
    public Set<Reading> offered() {
        Set<Reading> offered = readable();
        offered.removeIf(reading -> !reading.isPolled());
        return offered;
    }

    /** Every reading that this family can give, those among them that nobody polls. */
    public Set<Reading> readable() {
        EnumSet<Reading> readable = EnumSet.noneOf(Reading.class);
        readable.addAll(readings.keySet());
        if (!system.isEmpty()) {
            readable.add(Reading.SYSTEM);
        }
        return readable;
    }

    /** Details that this family can give of a line; the technology is empty where it does not matter. */
    public Set<Detail> offeredDetails(String technology) {
        EnumSet<Detail> offered = EnumSet.noneOf(Detail.class);
        details.forEach((detail, parts) -> {
            if (parts.stream()
                    .anyMatch(part -> part.technology().isEmpty()
                            || technology.isEmpty()
                            || part.technology().equals(technology))) {
                offered.add(detail);
            }
        });
        return offered;
    }

    /** The same family, asked only for what is wanted. */
    public DeviceProfile only(WantedColumns wanted) {
        if (wanted.isEverything()) {
            return this;
        }
        Map<Reading, List<ReadingPart>> fewer = new EnumMap<>(Reading.class);
        readings.forEach((reading, parts) -> {
            List<ReadingPart> left = wanted.of(reading, parts);
            if (!left.isEmpty()) {
                fewer.put(reading, left);
            }
        });
        return new DeviceProfile(
                key, name, vendor, type, models, nameFrom, naming, system, fewer, details, console, actions);
    }

    /** The same family without what is left out; a reading of which nothing stays is not offered any more. */
    DeviceProfile without(LeftOut leftOut) {
        if (leftOut.isNothing()) {
            return this;
        }
        Map<Reading, List<ReadingPart>> fewer = new EnumMap<>(Reading.class);
        readings.forEach((reading, parts) -> putUnlessEmpty(fewer, reading, leftOut.without(reading, parts)));
        Map<Detail, List<ReadingPart>> fewerDetails = new EnumMap<>(Detail.class);
        details.forEach((detail, parts) -> putUnlessEmpty(fewerDetails, detail, leftOut.without(detail, parts)));
        return new DeviceProfile(
                key, name, vendor, type, models, nameFrom, naming, system, fewer, fewerDetails, console, actions);
    }

    private static <K> void putUnlessEmpty(Map<K, List<ReadingPart>> byKey, K key, List<ReadingPart> parts) {
        if (!parts.isEmpty()) {
            byKey.put(key, parts);
        }
    }

    /** The tables to walk for these readings; those that the family does not offer add nothing. */
    public List<TableRequest> tables(Set<Reading> asked) {
        List<TableRequest> tables = new ArrayList<>();
        Set<Reading> looked = withStates(asked);
        for (Reading reading : Reading.values()) {
            if (looked.contains(reading)) {
                parts(reading).forEach(part -> tables.add(part.request()));
            }
        }
        return tables;
    }

    /** Levels mean something only of ONUs that are online (devices.md DEV-10): whoever asks for levels looks at the states too. */
    private static Set<Reading> withStates(Set<Reading> asked) {
        if (!asked.contains(Reading.ONU_SIGNAL)) {
            return asked;
        }
        Set<Reading> more = EnumSet.copyOf(asked);
        more.add(Reading.ONU_STATE);
        return more;
    }

    /** The single values to get for these readings. */
    public ScalarRequest scalars(Set<Reading> asked) {
        return asked.contains(Reading.SYSTEM)
                ? new ScalarRequest(system.stream().map(Column::oid).toList())
                : ScalarRequest.none();
    }

    /**
     * True when rows of these readings are found by ifIndex, so that decoding needs the interfaces: ask {@link Reading#INTERFACES}
     * too, or hand in what the database knows.
     */
    public boolean needsInterfaces(Set<Reading> asked) {
        return withStates(asked).stream()
                .filter(reading -> reading != Reading.INTERFACES)
                .flatMap(reading -> parts(reading).stream())
                .anyMatch(part -> !NUMBERED.contains(part.index()));
    }

    private static final Set<IndexDecoder> NUMBERED = Set.of(
            IndexDecoder.PON_ONU,
            IndexDecoder.PON_OCTETS,
            IndexDecoder.SLOT_PON_ONU,
            IndexDecoder.CDATA3_ONU,
            IndexDecoder.RAISECOM_ONU,
            IndexDecoder.ZTE_C600_ONU,
            IndexDecoder.ZTE_GPON_ONU,
            IndexDecoder.ZTE_EPON_ONU);

    /** How this is done to a thing of this technology; empty when the family cannot. */
    public Optional<ProfileAction> action(ActionKind kind, String technology) {
        return actions.getOrDefault(kind, List.of()).stream()
                .filter(action -> action.fits(technology))
                .findFirst();
    }

    List<ReadingPart> parts(Detail detail) {
        return details.getOrDefault(detail, List.of());
    }

    List<ReadingPart> parts(Reading reading) {
        return readings.getOrDefault(reading, List.of());
    }

    List<ReadingPart> parts(ColumnCatalogue told) {
        return told instanceof Detail detail
                ? parts(detail)
                : told instanceof Reading reading ? parts(reading) : List.of();
    }

    /** The object identifiers that the profile can ask for. */
    public List<Oid> objects() {
        List<Oid> objects = new ArrayList<>();
        system.forEach(column -> objects.add(column.oid()));
        readings.values()
                .forEach(parts -> parts.forEach(part -> part.columns().forEach(column -> objects.add(column.oid()))));
        details.values()
                .forEach(parts -> parts.forEach(part -> part.columns().forEach(column -> objects.add(column.oid()))));
        return objects;
    }
}
