package org.demarc.device.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.device.control.ProfileFile.ColumnEntry;
import org.demarc.device.control.ProfileFile.ModelEntry;
import org.demarc.device.control.ProfileFile.NameEntry;
import org.demarc.device.control.ProfileFile.PartEntry;
import org.demarc.device.entity.DeviceType;
import org.demarc.snmp.control.Oid;
import org.jspecify.annotations.Nullable;

/** Makes profiles of files: follows {@code uses}, fills placeholders for a model, turns names into the closed sets' members. */
final class ProfileBuilder {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    private static final Map<String, String> LINE_ENDS = Map.of("crlf", "\r\n", "cr", "\r", "lf", "\n");

    private final Map<String, ProfileFile> files;

    /** Columns without placeholders are the same in every profile that uses them: one object for each. */
    private final IdentityHashMap<ColumnEntry, Column> shared = new IdentityHashMap<>();

    /** Files by their profile key; shared parts are among them. */
    ProfileBuilder(Map<String, ProfileFile> files) {
        this.files = files;
    }

    /** The profile with the placeholders filled for one model. Columns whose placeholder the model does not fill are left out. */
    DeviceProfile build(ProfileFile file, Map<String, String> ofModel) {
        Map<String, String> with = new HashMap<>(orEmpty(file.with()));
        with.putAll(ofModel);
        Map<String, ColumnEntry> system = new LinkedHashMap<>();
        Map<Reading, List<ReadingPart>> readings = new EnumMap<>(Reading.class);
        Map<Detail, List<ReadingPart>> details = new EnumMap<>(Detail.class);
        Map<ActionKind, List<ProfileAction>> actions = new EnumMap<>(ActionKind.class);
        ConsoleDialect console = null;
        for (ProfileFile layer : layers(file)) {
            console = layer.console() == null ? console : dialect(layer.console());
            system.putAll(orEmpty(layer.system()));
            orEmpty(layer.readings()).forEach((key, parts) -> put(readings, reading(file, key), parts, with));
            orEmpty(layer.adds()).forEach((key, parts) -> add(readings, reading(file, key), parts, with));
            orEmpty(layer.details()).forEach((key, parts) -> put(details, detail(file, key), parts, with));
            orEmpty(layer.actions())
                    .forEach((key, ways) -> ActionBuilder.put(actions, file.profile(), key, ways, with));
        }
        ActionBuilder.putTyped(actions);
        return new DeviceProfile(
                file.profile(),
                file.name(),
                file.vendor() == null ? "" : file.vendor(),
                file.type() == null ? DeviceType.SWITCH : file.type(),
                models(file),
                file.nameFrom() == null ? List.of("name", "descr") : file.nameFrom(),
                orEmpty(file.names()).stream().map(ProfileBuilder::naming).toList(),
                columns(Reading.SYSTEM, system, with),
                readings,
                details,
                console,
                actions);
    }

    /** Shared parts first, in the order in which they are named, then the file itself: what comes later replaces. */
    private List<ProfileFile> layers(ProfileFile file) {
        List<ProfileFile> layers = new ArrayList<>();
        for (String used : orEmpty(file.uses())) {
            ProfileFile shared = files.get(used);
            if (shared == null) {
                throw new ProfileFault(file.profile(), "uses " + used + ", which does not exist");
            }
            layers.addAll(layers(shared));
        }
        layers.add(file);
        return layers;
    }

    private <C extends ColumnCatalogue> void put(
            Map<C, List<ReadingPart>> readings, C reading, List<PartEntry> entries, Map<String, String> with) {
        readings.remove(reading);
        add(readings, reading, entries, with);
    }

    private <C extends ColumnCatalogue> void add(
            Map<C, List<ReadingPart>> readings, C reading, List<PartEntry> entries, Map<String, String> with) {
        List<ReadingPart> parts = new ArrayList<>(readings.getOrDefault(reading, List.of()));
        for (PartEntry entry : entries) {
            List<Column> columns = columns(reading, entry.columns(), with);
            if (!columns.isEmpty()) {
                parts.add(part(reading, parts.size(), entry, columns));
            }
        }
        if (!parts.isEmpty()) {
            readings.put(reading, List.copyOf(parts));
        }
    }

    private static ReadingPart part(ColumnCatalogue reading, int number, PartEntry entry, List<Column> columns) {
        return new ReadingPart(
                number == 0 ? reading.key() : reading.key() + "/" + (number + 1),
                known(IndexDecoder.withKey(entry.index()), "index", entry.index()),
                entry.role() == null
                        ? ReadingPart.Role.ROWS
                        : known(ReadingPart.Role.withKey(entry.role()), "role", entry.role()),
                entry.technology() == null ? "" : entry.technology(),
                columns);
    }

    private List<Column> columns(ColumnCatalogue reading, Map<String, ColumnEntry> entries, Map<String, String> with) {
        List<Column> columns = new ArrayList<>();
        entries.forEach((name, entry) -> filled(entry.oid(), with)
                .ifPresent(oid -> columns.add(
                        oid.equals(entry.oid())
                                ? shared.computeIfAbsent(entry, e -> column(reading, name, e, oid))
                                : column(reading, name, entry, oid))));
        return columns;
    }

    /** The object identifier with its placeholders filled; empty when one is filled by nobody. */
    static Optional<String> filled(String oid, Map<String, String> with) {
        Matcher placeholder = PLACEHOLDER.matcher(oid);
        if (!placeholder.find()) {
            return Optional.of(oid);
        }
        String value = with.get(placeholder.group(1));
        return value == null ? Optional.empty() : Optional.of(placeholder.replaceFirst(value));
    }

    private static Column column(ColumnCatalogue reading, String name, ColumnEntry entry, String oid) {
        return new Column(
                name,
                reading.slot(name),
                Oid.parse(oid),
                Column.Kind.valueOf(entry.type().toUpperCase(java.util.Locale.ROOT)),
                entry.as() == null ? Packing.PLAIN : known(Packing.withKey(entry.as()), "packing", entry.as()),
                entry.scale(),
                entry.offset() == null ? BigDecimal.ZERO : entry.offset(),
                entry.shiftAbove() == null ? Long.MAX_VALUE : entry.shiftAbove(),
                entry.shift() == null ? 0 : entry.shift(),
                entry.absent() == null ? Set.of() : Set.copyOf(entry.absent()),
                limits(entry),
                orEmpty(entry.values()),
                orEmpty(entry.otherwise()),
                orEmpty(entry.when()),
                entry.measure());
    }

    private static Column.Limits limits(ColumnEntry entry) {
        var limits = new Column.Limits(entry.above(), entry.below(), entry.min(), entry.max());
        return limits.equals(Column.Limits.NONE) ? Column.Limits.NONE : limits;
    }

    private static List<Model> models(ProfileFile file) {
        return orEmpty(file.models()).stream()
                .map(entry -> model(
                        entry,
                        entry.vendor() == null ? orEmpty(file.vendor()) : entry.vendor(),
                        file.type() == null ? DeviceType.SWITCH : file.type()))
                .toList();
    }

    private static Model model(ModelEntry entry, String vendor, DeviceType type) {
        return new Model(
                entry.key(),
                entry.name(),
                vendor,
                entry.type() == null ? type : entry.type(),
                entry.sysDescr() == null ? null : Pattern.compile(entry.sysDescr()),
                entry.sysObjectId() == null ? null : Model.objectIdRule(entry.sysObjectId()),
                entry.trial() == null ? 0 : entry.trial(),
                entry.ifNumber(),
                entry.interfaceName() == null ? null : Pattern.compile(entry.interfaceName()),
                entry.row() == null ? null : Oid.parse(entry.row()),
                entry.variant() == null ? null : variant(entry.variant()),
                orEmpty(entry.with()));
    }

    private static Model.Variant variant(ProfileFile.VariantEntry entry) {
        return new Model.Variant(entry.of(), Oid.parse(entry.oid()), Pattern.compile(entry.match()));
    }

    private static NamingRule naming(NameEntry entry) {
        return new NamingRule(
                "ifIndex".equals(entry.on()) ? NamingRule.Subject.IF_INDEX : NamingRule.Subject.NAME,
                entry.match() == null ? null : Pattern.compile(entry.match()),
                orEmpty(entry.name()),
                orEmpty(entry.type()),
                orEmpty(entry.types()),
                orEmpty(entry.technology()),
                orEmpty(entry.id()),
                orEmpty(entry.parent()));
    }

    /** What the file does not say is as most devices have it. */
    private static ConsoleDialect dialect(ProfileFile.ConsoleEntry entry) {
        ConsoleDialect plain = ConsoleDialect.PLAIN;
        return new ConsoleDialect(
                pattern(entry.login(), plain.login()),
                pattern(entry.password(), plain.password()),
                pattern(entry.prompt(), plain.prompt()),
                pattern(entry.pager(), plain.pager()),
                entry.pagerAnswer() == null ? plain.pagerAnswer() : entry.pagerAnswer(),
                pattern(entry.refusedLogin(), plain.refusedLogin()),
                pattern(entry.question(), plain.question()),
                pattern(entry.error(), plain.error()),
                entry.fine() == null ? null : Pattern.compile(entry.fine()),
                orEmpty(entry.start()).stream()
                        .map(start -> new ConsoleDialect.Start(start.send(), Boolean.TRUE.equals(start.enable())))
                        .toList(),
                entry.lineEnd() == null ? "" : LINE_ENDS.getOrDefault(entry.lineEnd(), ""),
                orEmpty(entry.archive()),
                volatileLines(entry.volatileLine(), plain.volatileLine()),
                entry.continuation() == null ? null : Pattern.compile(entry.continuation()),
                orEmpty(entry.secrets()).stream().map(Pattern::compile).toList());
    }

    /** What a profile names comes on top of what most devices have. */
    private static Pattern volatileLines(@Nullable String given, Pattern usual) {
        return given == null ? usual : Pattern.compile("(?:" + given + ")|(?:" + usual.pattern() + ")");
    }

    private static Pattern pattern(@Nullable String given, Pattern otherwise) {
        return given == null ? otherwise : Pattern.compile(given);
    }

    private static Reading reading(ProfileFile file, String key) {
        return Reading.withKey(key).orElseThrow(() -> new ProfileFault(file.profile(), "no reading " + key));
    }

    private static Detail detail(ProfileFile file, String key) {
        return Detail.withKey(key).orElseThrow(() -> new ProfileFault(file.profile(), "no detail " + key));
    }

    private static <T> T known(Optional<T> found, String what, String key) {
        return found.orElseThrow(() -> new IllegalArgumentException("no " + what + " " + key));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? new HashMap<>() : map;
    }
}
