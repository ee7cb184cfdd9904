package org.demarc.wildcore.control;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a reading told, as the cells of a module want it.
 *
 * @param told by column of the catalogue; a column without a value is not there
 * @param line null where the row tells of no line that is known
 * @param serialsInLetters how the caller wants serial numbers; null as they were told
 */
record ModuleValues(
        Map<String, Object> told,
        @Nullable StoredLine line,
        LocalText text,
        @Nullable Boolean serialsInLetters) {

    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(64);
    private static final int VENDOR_LETTERS = 4;
    private static final String ONLINE = "Online";

    /** The first of the columns that has a value; decimals are rounded (devices.md 4.2). */
    @Nullable
    Object plain(String... columns) {
        for (String column : columns) {
            Object value = told.get(column);
            if (value != null) {
                return value instanceof Double decimal ? DiagParts.rounded(decimal) : value;
            }
        }
        return null;
    }

    @Nullable
    String words(String column) {
        Object value = told.get(column);
        return value == null ? null : value.toString();
    }

    /** Counters of 64 bits are unsigned in a signed number. */
    @Nullable
    Object counter(String... columns) {
        Object value = plain(columns);
        return value instanceof Long number && number < 0
                ? new BigDecimal(BigInteger.valueOf(number).add(WRAP))
                : value;
    }

    /** Null too for a number that stands for none. */
    @Nullable
    Object vlan() {
        Object vlan = told.get("vlan");
        return vlan == null || vlan.toString().equals("0") ? null : vlan;
    }

    @Nullable
    String time(String column) {
        return text.timeOrNull(moment(column));
    }

    @Nullable
    String since(String column) {
        return text.since(moment(column));
    }

    private @Nullable Instant moment(String column) {
        Object value = told.get(column);
        if (value instanceof Instant moment) {
            return moment;
        }
        try {
            return value == null ? null : Instant.parse(value.toString());
        } catch (DateTimeParseException noMoment) {
            return null;
        }
    }

    /** How long the device has been running; from its ticks, or since the moment that is remembered. */
    @Nullable
    Duration uptime() {
        Instant booted = moment("bootedAt");
        if (told.get("uptimeTicks") instanceof Number ticks) {
            return Duration.ofMillis(ticks.longValue() * 10);
        }
        return booted == null ? null : Duration.between(booted, text.now());
    }

    /** Why an ONU is not online, where its OLT tells it (devices.md 4.3). */
    @Nullable
    String bindStatus() {
        String bind = words("bindStatus");
        String status = words("status");
        String reason = words("downReason");
        if (bind != null || status == null || status.equals(ONLINE)) {
            return bind == null ? status : bind;
        }
        return reason == null || reason.equalsIgnoreCase("unknown") ? status : reason;
    }

    /** The configured mode of a port, unless it is switched off. */
    @Nullable
    String adminMode() {
        String state = words("adminState");
        String mode = words("adminMode");
        return mode == null || "Disabled".equals(state) ? state : mode;
    }

    /** The spelling that existing consumers compare with (devices.md 4.2). */
    @Nullable
    String medium() {
        String medium = words("medium");
        return "Copper".equals(medium) ? "Cooper" : medium;
    }

    @Nullable
    String serial() {
        Boolean inLetters = serialsInLetters;
        return inLetters == null
                ? words("serial")
                : ident().map(ident -> ident.shown(inLetters)).orElse(words("serial"));
    }

    @Nullable
    String serialInLetters() {
        return ident().map(OnuIdent::shown).orElse(null);
    }

    @Nullable
    String serialInDigits() {
        return ident().map(OnuIdent::value).orElse(null);
    }

    @Nullable
    String vendorOfSerial() {
        return ident().map(OnuIdent::shown)
                .filter(shown -> shown.length() == 3 * VENDOR_LETTERS)
                .map(shown -> shown.substring(0, VENDOR_LETTERS))
                .orElse(null);
    }

    private Optional<OnuIdent> ident() {
        String serial = words("serial");
        return serial == null ? Optional.empty() : OnuIdent.serialIn(serial);
    }

    /** One of the numbers that the row's index in the device's table is made of, counted from its end. */
    @Nullable
    Integer ofIndex(int fromEnd) {
        String index = words("index");
        String[] parts = index == null ? new String[0] : index.split("\\.", -1);
        int place = parts.length - 1 - fromEnd;
        return place < 0 || !parts[place].matches("[0-9]{1,9}") ? null : (Integer) Integer.parseInt(parts[place]);
    }

    @Nullable
    String type() {
        return line == null ? null : line.place().type();
    }

    @Nullable
    String technology() {
        return line == null ? null : line.place().technology();
    }

    /** The words on the device, else those that are remembered of the line. */
    @Nullable
    String description() {
        Object now = plain("alias", "description");
        if (now != null) {
            return now.toString();
        }
        return line == null ? null : line.description();
    }
}
