package org.demarc.live.control;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.Answers;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.LookedRow;
import org.demarc.device.control.NarrowRead;
import org.demarc.device.control.OnuRow;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.control.WantedColumns;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a device, asked for now: of some of its lines by their cells alone, or of the whole device by its tables (devices.md DEV-7, DEV-8).
 *
 * @param columns what is wanted of it, empty for all
 * @param lines ports or ONUs; empty for the whole device
 * @param serialsInLetters whether serial numbers of ONUs are shown with their vendor's letters ({@code sn_as_ascii}), else as 16 hex digits
 * @param under bind keys whose rows belong to the lines too where tables are walked: of a PON port those of its ONUs, and its own
 */
public record ReadingCall(
        DeviceProfile profile,
        Reading reading,
        Set<String> columns,
        List<ActionTarget> lines,
        Set<String> under,
        boolean serialsInLetters) {

    /** More rows of a device than a caller should hold; a core switch may have more MACs. */
    private static final int MOST_ROWS = 20_000;

    private static final Duration URGENCY = Duration.ofHours(1);
    private static final Set<String> LIVING = Set.of("Online", "Alarm");
    private static final String STATUS = "status";
    private static final String SERIAL = "serial";
    private static final String WORD = "word";
    private static final String BIND_KEY = "bindKey";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {};

    /**
     * A row.
     *
     * @param key of the interface, empty where the row belongs to none
     * @param values by column of the catalogue; a column without a value is not there
     */
    public record Row(String key, Map<String, Object> values) {}

    /**
     * What came.
     *
     * @param error why not all came, empty when it did
     */
    public record Told(List<Row> rows, String error) {

        public Told {
            rows = List.copyOf(rows);
        }
    }

    public ReadingCall {
        columns = Set.copyOf(columns);
        lines = List.copyOf(lines);
        under = Set.copyOf(under);
    }

    /**
     * Refuses what custom parameters switch off, before it looks as if the family could not tell it.
     *
     * @param family its whole profile
     * @param line of which it is asked, null for the whole device: what is told of ONUs can be switched off for itself
     * @throws org.demarc.ProblemException {@link DeviceProblem#SWITCHED_OFF} with parameter, level and module
     */
    public static void requireSwitchedOn(
            DeviceProfile family, String reading, @Nullable ActionTarget line, CustomParameters parameters) {
        boolean ofOnu = line != null && line.type().equals("ONU");
        Reading.withKey(reading)
                .flatMap(known -> ReadingModules.whyDisabled(known, family, ofOnu, parameters))
                .ifPresent(off -> {
                    throw DeviceProblem.SWITCHED_OFF.because(reading + ": " + off.text());
                });
    }

    /**
     * A call, checked before anything is sent (DEV-11).
     *
     * @param columns a list with commas, may be empty
     * @param under bind keys of what belongs to the lines
     * @throws org.demarc.ProblemException {@link ActionProblem#INVALID_ARGUMENT} naming what is wrong, {@link ActionProblem#NOT_SUPPORTED}
     */
    public static ReadingCall of(
            DeviceProfile profile, String reading, String columns, List<ActionTarget> lines, Set<String> under) {
        Reading wanted = Reading.withKey(reading)
                .orElseThrow(() -> ActionProblem.INVALID_ARGUMENT.because("reading: there is no " + reading));
        Set<String> names = new TreeSet<>();
        Stream.of(columns.split(",", -1)).map(String::strip).forEach(names::add);
        names.remove("");
        for (String name : names) {
            if (!wanted.columns().contains(name)) {
                throw ActionProblem.INVALID_ARGUMENT.because(
                        "columns: " + name + " is none of " + new TreeSet<>(wanted.columns()));
            }
        }
        if (!profile.readable().contains(wanted)) {
            throw ActionProblem.NOT_SUPPORTED.because(reading + " is not among what " + profile.name() + " can tell");
        }
        return new ReadingCall(profile, wanted, names, lines, under, true);
    }

    /** The same with serial numbers shown so. */
    public ReadingCall withSerials(boolean inLetters) {
        return new ReadingCall(profile, reading, columns, lines, under, inLetters);
    }

    /** True when the cells of the lines are asked one by one; else the tables are walked, and the rows of the lines picked out. */
    public boolean isNarrow() {
        return !lines.isEmpty()
                && lines.stream().noneMatch(line -> narrow(line).instances().isEmpty());
    }

    private NarrowRead narrow(ActionTarget line) {
        return NarrowRead.of(profile, Set.of(reading), ActionPlan.subject(line)).only(columns);
    }

    /** Levels mean something only of ONUs that are online (DEV-10). */
    private NarrowRead state(ActionTarget line) {
        Set<Reading> states = reading == Reading.ONU_SIGNAL ? Set.of(Reading.ONU_STATE) : Set.of();
        return NarrowRead.of(profile, states, ActionPlan.subject(line)).only(Set.of(STATUS));
    }

    /** What to ask; before every poll that is merely due: somebody waits. How many may is bounded where they come in. */
    public PollRequest request(SnmpTarget device, Duration longest) {
        PollRequest request;
        if (isNarrow()) {
            List<Oid> instances = lines.stream()
                    .flatMap(line -> Stream.concat(narrow(line).instances().stream(), state(line).instances().stream()))
                    .distinct()
                    .toList();
            request = PollRequest.of(device, new ScalarRequest(instances), List.of());
        } else {
            DeviceProfile fewer = fewer();
            request = PollRequest.of(device, fewer.scalars(asked()), fewer.tables(asked()));
        }
        return request.dueAt(System.nanoTime() - URGENCY.toNanos()).withDeadline(longest);
    }

    /** The family without the numbers that nobody wants, as polls leave them out (DEV-8). */
    private DeviceProfile fewer() {
        return profile.only(WantedColumns.of(reading, columns));
    }

    private Set<Reading> asked() {
        EnumSet<Reading> asked = EnumSet.of(reading);
        if (fewer().needsInterfaces(asked)) {
            asked.add(Reading.INTERFACES);
        }
        return asked;
    }

    /** What the device answered, and what of it is missing (DEV-9, DEV-12). */
    public Told told(DeviceRead read) {
        if (read.outcome() != Outcome.ANSWERED) {
            return new Told(List.of(), read.outcome() + ": " + read.reason());
        }
        boolean narrow = isNarrow();
        List<Row> rows = narrow ? ofLines(read) : ofDevice(read);
        String error = missing(read, narrow);
        if (rows.size() > MOST_ROWS) {
            String cut = "only the first " + MOST_ROWS + " of " + rows.size() + " rows";
            return new Told(rows.subList(0, MOST_ROWS), error.isEmpty() ? cut : error + "; " + cut);
        }
        return new Told(rows, error);
    }

    private String missing(DeviceRead read, boolean narrow) {
        if (!read.reason().isEmpty()) {
            return read.reason();
        }
        String tables = read.tables().stream()
                .filter(table -> !table.complete())
                .map(table -> table.name() + ": " + table.reason())
                .collect(Collectors.joining("; "));
        if (!tables.isEmpty()) {
            return tables;
        }
        boolean asksInstances = narrow || !profile.scalars(asked()).instances().isEmpty();
        boolean spoilt = narrow && !read.defects().isEmpty();
        return asksInstances && (spoilt || read.scalars().isEmpty()) ? "not all values were answered" : "";
    }

    private List<Row> ofLines(DeviceRead read) {
        DeviceClock clock = new DeviceClock(read.startedAt(), ZoneId.systemDefault());
        List<Row> rows = new ArrayList<>();
        for (ActionTarget line : lines) {
            Map<String, Object> values = lives(line, read.scalars(), clock)
                    ? merged(narrow(line).plainRows(reading, read.scalars(), clock))
                    : Map.of();
            if (!values.isEmpty()) {
                rows.add(new Row(line.name(), values));
            }
        }
        return rows;
    }

    private boolean lives(ActionTarget line, Map<Oid, SnmpValue> values, DeviceClock clock) {
        Object status =
                merged(state(line).plainRows(Reading.ONU_STATE, values, clock)).get(STATUS);
        return status == null || LIVING.contains(status.toString());
    }

    private Map<String, Object> merged(List<Map<String, Object>> rows) {
        Map<String, Object> all = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach(all::putIfAbsent));
        all.replaceAll((column, value) -> value instanceof OnuIdent ident ? ident.shown(serialsInLetters) : value);
        return all;
    }

    private List<Row> ofDevice(DeviceRead read) {
        Decoded decoded = ProfileDecoder.decode(
                fewer(),
                asked(),
                Answers.of(read),
                InterfaceDirectory.of(List.of()),
                new DeviceClock(Instant.now(), ZoneId.systemDefault()));
        Set<String> wanted = new HashSet<>(under);
        lines.forEach(line -> wanted.add(line.bindKey()));
        Map<String, String> nameByKey = new LinkedHashMap<>();
        decoded.interfaces().forEach(row -> nameByKey.put(row.bindKey(), row.name()));
        return rows(decoded).stream()
                .map(this::shown)
                .filter(cells -> lines.isEmpty() || wanted.contains(String.valueOf(cells.get(BIND_KEY))))
                .map(cells -> named(cells, nameByKey))
                .toList();
    }

    private List<?> rows(Decoded decoded) {
        return switch (reading) {
            case SYSTEM -> decoded.system() == null ? List.of() : List.of(decoded.system());
            case INTERFACES -> decoded.interfaces();
            case INTERFACE_STATUS -> decoded.statuses();
            case INTERFACE_COUNTERS -> decoded.counters();
            case FDB -> decoded.fdb();
            case ONU_LIST -> decoded.onus();
            case ONU_STATE -> decoded.onuStates();
            case ONU_SIGNAL -> decoded.onuSignals();
            default -> decoded.more().getOrDefault(reading, List.of());
        };
    }

    private Map<String, Object> shown(Object row) {
        if (row instanceof LookedRow looked) {
            Map<String, Object> cells = new LinkedHashMap<>(looked.values());
            cells.computeIfPresent(SERIAL, (column, serial) -> ofOnu(serial));
            cells.put(BIND_KEY, looked.bindKey() == null ? "" : looked.bindKey());
            return cells;
        }
        Map<String, Object> cells = JSON.convertValue(row, ROW);
        if (row instanceof OnuRow onu) {
            cells.remove("ident");
            cells.remove("line");
            cells.put(BIND_KEY, onu.bindKey());
            OnuIdent ident = onu.ident();
            if (ident != null) {
                cells.put(ident.kind() == OnuIdent.Kind.SN ? SERIAL : "mac", ident.shown(serialsInLetters));
            }
            cells.put("description", onu.line().description());
        }
        return cells;
    }

    /** Serials of transceivers and cards are theirs to write; those of ONUs waiting for registration are serials of ONUs. */
    private Object ofOnu(Object serial) {
        return reading != Reading.ONU_UNREGISTERED
                ? serial
                : OnuIdent.serialIn(serial.toString())
                        .<Object>map(ident -> ident.shown(serialsInLetters))
                        .orElse(serial);
    }

    private Row named(Map<String, Object> cells, Map<String, String> nameByKey) {
        Object key = cells.remove(BIND_KEY);
        Object word = cells.remove(WORD);
        if (word != null) {
            cells.put(STATUS, word); // as the device's own column tells it
        }
        cells.values().removeIf(value -> value == null || value.equals(""));
        if (!columns.isEmpty()) {
            cells.keySet().retainAll(columns);
        }
        String text = key == null ? "" : key.toString();
        return new Row(nameByKey.getOrDefault(text, text), cells);
    }
}
