package org.demarc.device.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceType;
import org.demarc.device.entity.SwitchedOff;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the catalogue knows about a model (wildcore-mikbill.md row 14): how it is recognised, what it tells and what can be done to it.
 *
 * @param ofDirectory the profile comes from {@code demarc.device.profiles-dir}, not from the product
 * @param rules in the order in which detection tries them
 * @param readings in catalogue order, after them what is read only of one line
 * @param archived whether its configuration can be saved by console
 * @param evidence null for a profile without a recording in the product
 */
public record ModelSheet(
        String key,
        String name,
        String vendor,
        DeviceType type,
        String profile,
        String profileName,
        boolean ofDirectory,
        List<Rule> rules,
        List<Served> readings,
        List<Doable> actions,
        boolean archived,
        @Nullable Evidence evidence) {

    /** By which way a device is asked. */
    public enum Way {
        SNMP,
        CONSOLE,
        /** RouterOS' own. */
        API
    }

    /**
     * One rule of detection; everything in it that is not null must fit (devices.md 2.2). Without any of them, and without a base model, people
     * choose the model by hand.
     *
     * @param trial order of trial, smaller first; 0 comes before all others
     * @param sysDescr regular expression, found anywhere in it
     * @param sysObjectId regular expression, found in it with a leading dot
     * @param row column of which the device must have a row
     * @param variantOf key of the base model, of which this one is a variant
     * @param object what is read of the base model to tell the variant
     * @param says regular expression, found in what the object says
     */
    public record Rule(
            int trial,
            @Nullable String sysDescr,
            @Nullable String sysObjectId,
            @Nullable Long ifNumber,
            @Nullable String interfaceName,
            @Nullable String row,
            @Nullable String variantOf,
            @Nullable String object,
            @Nullable String says) {

        static Rule of(Model model) {
            Model.Variant variant = model.variant();
            return new Rule(
                    model.trial(),
                    text(model.sysDescr()),
                    text(model.sysObjectId()),
                    model.ifNumber(),
                    text(model.interfaceName()),
                    model.row() == null ? null : model.row().toString(),
                    variant == null ? null : variant.base(),
                    variant == null ? null : variant.object().toString(),
                    variant == null ? null : variant.says().pattern());
        }

        private static @Nullable String text(@Nullable Pattern pattern) {
            return pattern == null ? null : pattern.pattern();
        }
    }

    /**
     * A reading that the model serves.
     *
     * @param reading key, {@code onu-signal}
     * @param polled false for what is read only when somebody looks
     * @param modules names of devices.md chapter 3, by which people switch it off; any of them takes it away whole
     * @param parts what can be switched off of it alone
     */
    public record Served(
            String reading, Way way, boolean polled, List<String> modules, List<Part> parts, List<Source> columns) {

        /**
         * Whether custom parameters leave it on: for polls, or, where it is read only when somebody looks, at all.
         *
         * @param family the whole profile of the model
         */
        public boolean isOn(DeviceProfile family, CustomParameters parameters) {
            Optional<SwitchedOff> ofReading = Reading.withKey(reading)
                    .flatMap(one -> polled
                            ? ReadingModules.whyNotLoaded(one, family, parameters)
                            : ReadingModules.whyDisabled(one, family, parameters));
            Optional<SwitchedOff> ofDetail =
                    Detail.withKey(reading).flatMap(one -> ReadingModules.whyDisabled(one, family, parameters));
            return ofReading.isEmpty() && ofDetail.isEmpty();
        }

        /** Its parts as custom parameters leave them; the levels of ONUs that {@code optical_load_only} leaves out are a part then, too. */
        public List<Part> parts(CustomParameters parameters) {
            List<Part> told = new ArrayList<>();
            parts.forEach(part -> told.add(new Part(
                    part.module(),
                    part.columns(),
                    polled ? parameters.loads(part.module()) : !parameters.isDisabled(part.module()))));
            List<String> left = columns.stream()
                    .map(Source::column)
                    .filter(column -> reading.equals(Reading.ONU_SIGNAL.key())
                            && parameters.whyLevelNotLoaded(column).isPresent())
                    .toList();
            if (!left.isEmpty()) {
                told.add(new Part("optical_load_only", left, false));
            }
            return told;
        }
    }

    /**
     * What a module takes of a reading that has more.
     *
     * @param module a name of devices.md chapter 3, or the custom parameter {@code optical_load_only}
     * @param columns those that it takes away; none where it takes the rows of ONUs
     * @param enabled false where custom parameters switch it off
     */
    public record Part(String module, List<String> columns, boolean enabled) {}

    /**
     * A column of a reading.
     *
     * @param column name in the catalogue, with its unit
     * @param objects object identifiers that it comes from, the first that says something counts; none by other ways than SNMP
     */
    public record Source(String column, List<String> objects) {}

    /**
     * Something that can be done.
     *
     * @param action key, {@code onu-reboot}
     * @param technology gpon or epon where this way is only for one of them, else empty
     * @param verified whether what was written is read back
     * @param arguments names of what must be said
     */
    public record Doable(
            String action,
            ActionKind.Target target,
            String technology,
            Set<Way> ways,
            boolean verified,
            List<String> arguments) {}

    private static final Set<ReadingPart.Role> ROWS = EnumSet.of(
            ReadingPart.Role.ROWS,
            ReadingPart.Role.DETAILS,
            ReadingPart.Role.INTERFACE_ROWS,
            ReadingPart.Role.ONU_ROWS);

    /** The sheet of a model; empty when there is none with this key. */
    public static Optional<ModelSheet> of(ProfileCatalog catalog, String key) {
        return catalog.model(key).map(model -> of(catalog, model, catalog.profile("", key)));
    }

    private static ModelSheet of(ProfileCatalog catalog, Model model, DeviceProfile profile) {
        boolean ofDirectory = catalog.isOfDirectory(profile.key());
        return new ModelSheet(
                model.key(),
                model.name(),
                model.vendor(),
                model.type(),
                profile.key(),
                profile.name(),
                ofDirectory,
                catalog.models().stream()
                        .filter(other -> other.key().equals(model.key()))
                        .map(Rule::of)
                        .toList(),
                served(profile, model.type()),
                doable(profile),
                profile.console() != null && !profile.console().archive().isEmpty(),
                ofDirectory ? null : Evidence.of(profile.key()).orElse(null));
    }

    private static List<Served> served(DeviceProfile profile, DeviceType type) {
        List<Served> served = new ArrayList<>();
        profile.readable().stream().sorted().forEach(reading -> served.add(bySnmp(profile, reading, type)));
        if (type == DeviceType.ROUTEROS) {
            Stream.of(Reading.values()).filter(Reading::isByApi).forEach(reading -> served.add(byApi(reading)));
        }
        profile.offeredDetails("").stream()
                .sorted()
                .forEach(detail -> served.add(detail(detail, sources(detail, rows(profile.parts(detail))))));
        return served;
    }

    private static Served detail(Detail detail, List<Source> sources) {
        return new Served(
                detail.key(), Way.SNMP, false, ReadingModules.of(detail), ofColumns(detail, sources), sources);
    }

    private static Served bySnmp(DeviceProfile profile, Reading reading, DeviceType type) {
        List<Source> sources =
                sources(reading, reading == Reading.SYSTEM ? profile.system().stream() : rows(profile.parts(reading)));
        List<Part> parts = new ArrayList<>(ofColumns(reading, sources));
        if (reading == Reading.INTERFACE_COUNTERS && type == DeviceType.OLT) {
            parts.add(new Part(LeftOut.COUNTERS_OF_ONUS, List.of(), true));
        }
        if (reading == Reading.FDB && LeftOut.tellsMacsBehindOnus(profile)) {
            parts.add(new Part(LeftOut.MACS_BEHIND_ONUS, List.of(), true));
        }
        return new Served(reading.key(), Way.SNMP, reading.isPolled(), ReadingModules.of(reading), parts, sources);
    }

    private static List<Part> ofColumns(ColumnCatalogue told, List<Source> sources) {
        List<Part> parts = new ArrayList<>();
        for (String module : LeftOut.modulesOf(told)) {
            Set<String> theirs = LeftOut.columns(module, told);
            List<String> columns = sources.stream()
                    .map(Source::column)
                    .filter(theirs::contains)
                    .toList();
            if (!columns.isEmpty()) {
                parts.add(new Part(module, columns, true));
            }
        }
        return parts;
    }

    private static Served byApi(Reading reading) {
        List<Source> columns = reading.columns().stream()
                .map(column -> new Source(column, List.of()))
                .toList();
        return new Served(reading.key(), Way.API, true, ReadingModules.of(reading), List.of(), columns);
    }

    private static Stream<Column> rows(List<ReadingPart> parts) {
        return parts.stream().filter(part -> ROWS.contains(part.role())).flatMap(part -> part.columns().stream());
    }

    private static List<Source> sources(ColumnCatalogue catalogue, Stream<Column> columns) {
        Map<String, Set<String>> objectsByColumn = new LinkedHashMap<>();
        columns.sorted(Comparator.comparingInt(column -> catalogue.slot(column.name())))
                .filter(column -> !Column.isOnlyForOthers(column.name()))
                .forEach(column -> objectsByColumn
                        .computeIfAbsent(column.name(), name -> new java.util.LinkedHashSet<>())
                        .add(column.oid().toString()));
        return objectsByColumn.entrySet().stream()
                .map(entry -> new Source(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static List<Doable> doable(DeviceProfile profile) {
        return profile.actions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .map(ModelSheet::doable)
                .toList();
    }

    private static Doable doable(ProfileAction action) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        if (action.menu().isPresent()) {
            ways.add(Way.API);
        }
        if (action.needsConsole()) {
            ways.add(Way.CONSOLE);
        }
        if (action.needsReading()) {
            ways.add(Way.SNMP);
        }
        boolean verified = action.menu().isPresent()
                || action.steps().stream()
                        .anyMatch(step -> step instanceof ActionStep.Member
                                || (step instanceof ActionStep.Write write && write.verified()));
        return new Doable(
                action.kind().key(),
                action.kind().target(),
                action.technology(),
                ways,
                verified,
                action.kind().arguments().stream().map(ActionArgument::name).toList());
    }
}
