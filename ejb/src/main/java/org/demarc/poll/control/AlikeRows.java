package org.demarc.poll.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.device.control.LookedRow;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.jspecify.annotations.Nullable;

/**
 * Rows of readings that are alike, as they are stored. Words make a row what it is: another word ends it and begins another. Numbers that
 * go up and down are measures and have a history; times that pass by themselves have none.
 */
public final class AlikeRows {

    /** Columns of the catalogue whose numbers have a history. */
    public static final Set<String> MEASURES = Set.of(
            "cpuPercent",
            "memoryPercent",
            "temperatureC",
            "boardTemperatureC",
            "voltageV",
            "rxDbm",
            "txDbm",
            "biasMa",
            "registered",
            "online",
            "offline",
            "drops",
            "crcAlign",
            "undersize",
            "oversize",
            "fragments",
            "jabber",
            "collisions",
            "value",
            "inputV",
            "outputV",
            "loadPercent",
            "batteryPercent",
            "remainingMin",
            "prefixes");

    private static final Set<String> PASSING = Set.of("establishedS", "leaseS", "seenAt", "uptimeS");
    /** What nobody may read in a list. */
    private static final Set<String> SECRET = Set.of("password");

    private static final Pattern MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");
    private static final Pattern LAST_FOUR = Pattern.compile("(?:^|.*\\.)((?:[0-9]{1,3}\\.){3}[0-9]{1,3})$");
    /** ifIndex and the sixteen octets of an IPv6 address. */
    private static final Pattern IPV6_KEY = Pattern.compile("[0-9]+(?:\\.[0-9]{1,3}){16}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private AlikeRows() {}

    /** The rows of one reading of one device. */
    public static List<SeenRow> of(long deviceId, Reading reading, List<LookedRow> rows) {
        List<SeenRow> seen = new ArrayList<>(rows.size());
        for (LookedRow row : rows) {
            seen.add(of(deviceId, reading, row));
        }
        return seen;
    }

    private static SeenRow of(long deviceId, Reading reading, LookedRow row) {
        NavigableMap<String, Object> words = new TreeMap<>();
        NavigableMap<String, Object> numbers = new TreeMap<>();
        List<String> measures = new ArrayList<>();
        row.values().forEach((column, value) -> {
            boolean measure = value instanceof Number && MEASURES.contains(column);
            if (measure) {
                measures.add(SeenRow.COUNTERS.contains(column) ? SeenRow.COUNTER + column : column);
            }
            if (!SECRET.contains(column)) {
                (measure || PASSING.contains(column) ? numbers : words).put(column, plain(value));
            }
        });
        String json = json(words);
        return new SeenRow(
                deviceId,
                reading.key(),
                rowKey(reading, row.key()),
                row.bindKey(),
                mac(row),
                ip(reading, row),
                vlan(reading, row),
                json,
                sign(json),
                json(numbers),
                measures);
    }

    /** Without the mark of time that begins an index of LLDP: it changes whenever a neighbour says anything. */
    private static String rowKey(Reading reading, String key) {
        boolean marked = reading == Reading.NEIGHBOURS
                && key.chars().filter(c -> c == '.').count() == 2;
        return marked ? key.substring(key.indexOf('.') + 1) : key;
    }

    private static @Nullable String mac(LookedRow row) {
        String mac = row.mac() != null ? row.mac() : String.valueOf(row.values().get("mac"));
        return MAC.matcher(mac).matches() ? mac : null;
    }

    private static @Nullable String ip(Reading reading, LookedRow row) {
        if (reading == Reading.ARP && IPV6_KEY.matcher(row.key()).matches()) {
            return ipv6(row.key());
        }
        Matcher key = LAST_FOUR.matcher(row.key());
        String ip = reading == Reading.ARP && key.matches()
                ? key.group(1)
                : String.valueOf(row.values().get("ip"));
        return Ipv4.in(ip).isPresent() ? ip : null;
    }

    private static @Nullable String ipv6(String key) {
        String[] octets = key.split("\\.", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < octets.length; i += 2) {
            int group = Integer.parseInt(octets[i]) * 256 + Integer.parseInt(octets[i + 1]);
            if (Math.max(Integer.parseInt(octets[i]), Integer.parseInt(octets[i + 1])) > 255) {
                return null;
            }
            text.append(i == 1 ? "" : ":").append(Integer.toHexString(group));
        }
        return text.toString();
    }

    private static @Nullable Integer vlan(Reading reading, LookedRow row) {
        if (row.values().get("vlan") instanceof Number vlan) {
            return vlan.intValue();
        }
        String last = row.key().substring(row.key().lastIndexOf('.') + 1);
        return reading == Reading.VLAN_LIST && last.length() < 6 ? Integer.valueOf(last) : null;
    }

    private static Object plain(Object value) {
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        return value instanceof Collection<?> ports ? ranges(ports) : value;
    }

    /** {@code 1-4,25}: numbers in order. */
    private static String ranges(Collection<?> ports) {
        List<Long> numbers = ports.stream()
                .map(port -> Long.valueOf(port.toString()))
                .sorted()
                .toList();
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            text.append(text.isEmpty() ? "" : ",").append(numbers.get(from));
            if (to > from) {
                text.append('-').append(numbers.get(to));
            }
            from = to + 1;
        }
        return text.toString();
    }

    private static String json(NavigableMap<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 64 bits of FNV-1a; the same in every process, since rows are found by it. */
    private static long sign(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
