package org.demarc.userside.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.billing.control.Findings;
import org.jspecify.annotations.Nullable;

/**
 * One row's values, whatever way the billing writes them (userside-universal-api.md 3). A missing or null value is
 * null: not provided.
 */
final class Values {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?.*)?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");

    private final JsonNode row;
    private final String place;
    private final Findings findings;

    Values(JsonNode row, String place, Findings findings) {
        this.row = row;
        this.place = place;
        this.findings = findings;
    }

    /** A part of the row as values of its own. */
    Values part(JsonNode part) {
        return new Values(part, place, findings);
    }

    JsonNode node(String name) {
        return row.path(name);
    }

    boolean has(String name) {
        JsonNode value = row.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    @Nullable
    String text(String name) {
        return has(name) ? text(row.path(name)) : null;
    }

    String textOr(String name, String otherwise) {
        return has(name) ? text(row.path(name)) : otherwise;
    }

    /** The text of a plain value; empty for anything else. */
    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** A number; an empty text counts as 0, a text that is none is not provided and a warning. */
    @Nullable
    BigDecimal decimal(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        String plain = text.strip().replace(" ", "").replace(',', '.');
        if (plain.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!NUMBER.matcher(plain).matches() || plain.length() > 40) {
            findings.warned(place, name + ": " + AnswerHead.shown(text) + " is not a number");
            return null;
        }
        return new BigDecimal(plain);
    }

    @Nullable
    Long whole(String name) {
        BigDecimal number = decimal(name);
        if (number == null) {
            return null;
        }
        BigDecimal limit = BigDecimal.valueOf(Long.MAX_VALUE);
        return number.abs().compareTo(limit) > 0 ? null : (Long) number.longValue();
    }

    @Nullable
    Integer integer(String name) {
        Long number = whole(name);
        return number == null || Math.abs(number) > Integer.MAX_VALUE ? null : (Integer) number.intValue();
    }

    /** A flag that some write as a company's id: anything but empty and 0 is true. */
    @Nullable
    Boolean flag(String name) {
        String text = text(name);
        return text == null ? null : (Boolean) !(text.isBlank() || text.strip().equals("0") || text.equals("false"));
    }

    @Nullable
    LocalDate date(String name) {
        LocalDateTime instant = dateTime(name);
        return instant == null ? null : instant.toLocalDate();
    }

    @Nullable
    LocalDateTime dateTime(String name) {
        String text = text(name);
        if (text == null || text.isBlank() || text.startsWith("0000-00-00") || text.startsWith("1970-01-01")) {
            return null;
        }
        Matcher parts = DATE.matcher(text.strip());
        if (parts.matches()) {
            try {
                return LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
                        .atTime(time(parts));
            } catch (DateTimeException noDate) {
                findings.warned(place, text.strip() + " is not a date");
                return null;
            }
        }
        findings.warned(place, AnswerHead.shown(text) + " is not a date");
        return null;
    }

    private static LocalTime time(Matcher parts) {
        return parts.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(number(parts, 4), number(parts, 5), parts.group(6) == null ? 0 : number(parts, 6));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** Entries of a map or a list; a list's keys are 0..n. Anything else has none. */
    static List<Map.Entry<String, JsonNode>> entries(JsonNode mapOrList) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        if (mapOrList.isArray()) {
            for (int index = 0; index < mapOrList.size(); index++) {
                entries.add(Map.entry(Integer.toString(index), mapOrList.get(index)));
            }
        } else {
            mapOrList.properties().forEach(entry -> entries.add(Map.entry(entry.getKey(), entry.getValue())));
        }
        return entries;
    }

    /** Values of a map or a list. */
    List<JsonNode> list(String name) {
        return entries(row.path(name)).stream().map(Map.Entry::getValue).toList();
    }

    /** Whether a map or list was provided at all: an empty text is not one. */
    boolean hasList(String name) {
        return row.path(name).isContainerNode();
    }

    /** The first MAC in a text as twelve lower-case hex digits; empty where there is none. */
    static String mac(String text) {
        Matcher found = MAC.matcher(text.toLowerCase(Locale.ROOT));
        if (!found.find()) {
            return "";
        }
        String mac = found.group().replaceAll("[^0-9a-f]", "");
        return mac.equals("000000000000") ? "" : mac;
    }

    private static final Pattern MAC = Pattern.compile(
            "(?<![0-9a-f])(?:[0-9a-f]{12}|[0-9a-f]{4}([.-])[0-9a-f]{4}\\1[0-9a-f]{4}|[0-9a-f]{2}([:.-])(?:[0-9a-f]{2}\\2){4}[0-9a-f]{2})(?![0-9a-f])");
}
