package org.demarc.device.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * One object that an action writes.
 *
 * @param column what the log calls it
 * @param object column of a table, or a whole instance where there is no index
 * @param index how the row is found; null for none
 * @param type how the value is sent
 * @param value the value itself; empty where an argument gives it
 * @param from name of the argument, or of a number of the place: slot, port, onu, ifIndex
 * @param values what is sent by the argument's value; empty to send it as it is
 */
public record ActionCell(
        String column,
        Oid object,
        @Nullable IndexDecoder index,
        Type type,
        String value,
        String from,
        Map<String, String> values) {

    /** How a value goes over the wire. */
    public enum Type {
        INTEGER,
        UNSIGNED,
        TEXT
    }

    public ActionCell {
        values = Map.copyOf(values);
    }

    /** The instances that may be meant, the likeliest first; empty when the place has not what the index needs. */
    public List<Oid> instances(NarrowRead.Subject subject, Map<String, String> arguments) {
        if (index == null) {
            return List.of(object);
        }
        return switch (index) {
            case VLAN -> with(object, arguments.get("id")).toList();
            case IF_INDEX_ONU_UNI,
                    IF_INDEX_UNI,
                    ZTE_GPON_ETH_ONU_UNI,
                    IF_INDEX_PLUS_ONU_UNI,
                    PON_ONU_UNI,
                    SLOT_PON_ONU_UNI ->
                NarrowRead.prefixes(index, subject).stream()
                        .flatMap(prefix -> with(object.plus(prefix), arguments.get("num")))
                        .toList();
            default ->
                NarrowRead.keys(index, subject).stream().map(object::plus).toList();
        };
    }

    private static Stream<Oid> with(Oid row, @Nullable String number) {
        return number == null ? Stream.empty() : Stream.of(row.plus(Long.parseLong(number)));
    }

    /** What is to be written; empty when this family knows no such value. */
    public Optional<SnmpValue> wanted(NarrowRead.Subject subject, Map<String, String> arguments) {
        return raw(subject, arguments).map(this::coded);
    }

    private Optional<String> raw(NarrowRead.Subject subject, Map<String, String> arguments) {
        if (from.isEmpty()) {
            return Optional.of(value);
        }
        String given =
                switch (from) {
                    case "slot" -> text(subject.slot());
                    case "port" -> text(subject.port());
                    case "onu" -> text(subject.onu());
                    case "ifIndex" -> text(subject.ifIndex());
                    default -> arguments.get(from);
                };
        return Optional.ofNullable(given).flatMap(one -> Optional.ofNullable(values.isEmpty() ? one : values.get(one)));
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private SnmpValue coded(String raw) {
        return switch (type) {
            case INTEGER -> SnmpValue.integer(Integer.parseInt(raw));
            case UNSIGNED -> SnmpValue.gauge32(Long.parseLong(raw));
            case TEXT -> SnmpValue.text(raw);
        };
    }

    /** A value of the device in the words of the arguments where there are such words. */
    public String shown(SnmpValue told) {
        String raw = told.asText();
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(raw))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(raw);
    }
}
