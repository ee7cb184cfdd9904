package org.demarc.device.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * One column of a reading and how its values are understood.
 *
 * @param name name in the catalogue
 * @param slot place in {@link Reading#columns()}
 * @param oid the column's object identifier, or the instance of a single value
 * @param kind number, text or choice
 * @param packing how the value is packed
 * @param scale what the raw number is multiplied with, null for 1
 * @param offset what is added after scaling
 * @param shiftAbove raw numbers above it are shifted first
 * @param shift what is added to those
 * @param absent raw numbers that mean "no value"
 * @param limits results outside are "no value"
 * @param values choice: word by raw number
 * @param otherwise choice: word for all other raw numbers, empty for the number itself
 * @param when words that other columns of the same row must say for this one to mean something; one that says nothing does not matter
 * @param measure last number of the row keys that this column takes its values from; null where the whole key is the row's
 */
record Column(
        String name,
        int slot,
        Oid oid,
        Kind kind,
        Packing packing,
        @Nullable BigDecimal scale,
        BigDecimal offset,
        long shiftAbove,
        long shift,
        Set<Long> absent,
        Limits limits,
        Map<String, String> values,
        String otherwise,
        Map<String, List<String>> when,
        @Nullable Long measure) {

    enum Kind {
        NUMBER,
        TEXT,
        CHOICE
    }

    /** Bounds of a result; above and below are exclusive, min and max belong to it. */
    record Limits(
            @Nullable BigDecimal above,
            @Nullable BigDecimal below,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {

        static final Limits NONE = new Limits(null, null, null, null);

        boolean hold(BigDecimal value) {
            return (above == null || value.compareTo(above) > 0)
                    && (below == null || value.compareTo(below) < 0)
                    && (min == null || value.compareTo(min) >= 0)
                    && (max == null || value.compareTo(max) <= 0);
        }
    }

    private static final Set<Packing> IN_TEXT =
            EnumSet.of(Packing.LEADING_NUMBER, Packing.DBM_IN_BRACKETS, Packing.DBM_TEXT);
    private static final String KIND_OF = "Kind";
    private static final long AGO_STEP_S = 300;
    private static final Pattern LEADING = Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?).*");
    private static final Pattern BRACKETS = Pattern.compile(".*\\((-?\\d+(?:\\.\\d+)?) dBm\\).*");

    /** Takes away what means nothing in a row that says what it says, for instance pairs that the port does not have. */
    static void prune(List<Column> columns, Map<String, Object> row) {
        columns.stream()
                .filter(column -> column.when().entrySet().stream().anyMatch(condition -> {
                    Object said = row.get(condition.getKey());
                    return said != null && !condition.getValue().contains(said.toString());
                }))
                .map(Column::name)
                .toList()
                .forEach(row::remove);
        row.keySet().removeIf(Column::isOnlyForOthers);
    }

    /** Columns that tell how others are to be understood are no values of a row. */
    static boolean isOnlyForOthers(String name) {
        return name.endsWith(KIND_OF);
    }

    /** The column that would tell how the values of this one are packed. */
    static String kindOf(String name) {
        return name + KIND_OF;
    }

    /**
     * What the value means: a {@link Long} (plain number), a {@link Double} rounded to two decimals (scaled or packed number), a
     * {@link String}, an {@link OnuIdent}, a {@link java.time.Instant} or a set of port numbers; null for no value.
     */
    @Nullable
    Object decode(SnmpValue value, DeviceClock clock) {
        if (!value.isPresent() || value.kind() == SnmpValue.Kind.NULL) {
            return null;
        }
        return switch (kind) {
            case NUMBER -> number(value);
            case CHOICE -> choice(value);
            case TEXT -> text(value, clock);
        };
    }

    private @Nullable Object number(SnmpValue value) {
        if (IN_TEXT.contains(packing)) {
            return numberIn(value.asText());
        }
        var raw = value.asLong();
        if (raw.isEmpty() || absent.contains(raw.getAsLong())) {
            return null;
        }
        if (packing == Packing.TEN_LOG) {
            return raw.getAsLong() <= 0 ? null : result(BigDecimal.valueOf(10 * Math.log10((double) raw.getAsLong())));
        }
        long number = raw.getAsLong() > shiftAbove ? raw.getAsLong() + shift : raw.getAsLong();
        boolean plain = scale == null && limits.equals(Limits.NONE) && offset.signum() == 0;
        return plain ? (Object) number : result(BigDecimal.valueOf(number));
    }

    private @Nullable Object numberIn(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (packing != Packing.LEADING_NUMBER && brackets.matches()) {
            return result(new BigDecimal(brackets.group(1)));
        }
        Matcher leading = LEADING.matcher(text);
        return packing != Packing.DBM_IN_BRACKETS && leading.matches()
                ? result(new BigDecimal(leading.group(1)))
                : null;
    }

    private @Nullable Double result(BigDecimal raw) {
        BigDecimal scaled = (scale == null ? raw : raw.multiply(scale)).add(offset);
        return limits.hold(scaled)
                ? (Double) scaled.setScale(2, RoundingMode.HALF_UP).doubleValue()
                : null;
    }

    private @Nullable String choice(SnmpValue value) {
        String raw = value.asText();
        if (value.kind().isNumber() && absent.contains(value.number())) {
            return null;
        }
        return values.getOrDefault(raw, otherwise.isEmpty() ? raw : otherwise);
    }

    private @Nullable Object text(SnmpValue value, DeviceClock clock) {
        return switch (packing) {
            case MAC -> ident(value, true);
            case SERIAL -> ident(value, false);
            case TIME -> time(value, clock);
            case AGO -> ago(value, clock);
            case MAC_OR_TEXT -> macOrText(value);
            case DOTTED_OCTETS -> dotted(value);
            case PORT_LIST -> ports(value.octets());
            case MAC_LIST -> macs(value.octets());
            default -> value.asText();
        };
    }

    private static @Nullable OnuIdent ident(SnmpValue value, boolean mac) {
        byte[] octets = value.octets();
        if (octets.length == (mac ? 6 : 8)) {
            return OnuIdent.ofOctets(octets).orElse(null);
        }
        return (mac ? OnuIdent.macIn(value.asText()) : OnuIdent.serialIn(value.asText())).orElse(null);
    }

    private static @Nullable Object time(SnmpValue value, DeviceClock clock) {
        byte[] octets = value.octets();
        boolean binary = octets.length > 0 && octets[0] >= 0 && octets[0] < ' ';
        return binary ? clock.ofOctets(octets) : clock.ofText(value.asText());
    }

    /** Whole five minutes: what is counted in seconds would otherwise be another moment at every poll. */
    private static @Nullable Object ago(SnmpValue value, DeviceClock clock) {
        var seconds = value.asLong();
        if (seconds.isEmpty() || seconds.getAsLong() <= 0) {
            return null;
        }
        long second = clock.now().getEpochSecond() - seconds.getAsLong();
        return Instant.ofEpochSecond((second + AGO_STEP_S / 2) / AGO_STEP_S * AGO_STEP_S);
    }

    private static Object macOrText(SnmpValue value) {
        byte[] octets = value.octets();
        OnuIdent mac = octets.length == 6 && !printable(octets)
                ? OnuIdent.ofOctets(octets).orElse(null)
                : null;
        return mac == null ? value.asText() : mac;
    }

    private static String dotted(SnmpValue value) {
        byte[] octets = value.octets();
        if (octets.length == 0 || printable(octets)) {
            return value.asText();
        }
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            text.append(text.isEmpty() ? "" : ".").append(octet & 0xFF);
        }
        return text.toString();
    }

    private static Set<Long> ports(byte[] octets) {
        Set<Long> ports = new HashSet<>();
        for (int bit = 0; bit < octets.length * 8; bit++) {
            if ((octets[bit / 8] & 0x80 >> bit % 8) != 0) {
                ports.add(bit + 1L);
            }
        }
        return ports;
    }

    private static List<String> macs(byte[] octets) {
        List<String> macs = new ArrayList<>();
        for (int from = 0; from + 6 <= octets.length; from += 6) {
            OnuIdent.ofOctets(Arrays.copyOfRange(octets, from, from + 6)).ifPresent(mac -> macs.add(mac.value()));
        }
        return macs;
    }

    private static boolean printable(byte[] octets) {
        for (byte octet : octets) {
            if (octet < ' ') {
                return false;
            }
        }
        return true;
    }
}
