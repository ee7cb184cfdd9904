package org.demarc.event.entity;

import java.util.Map;
import org.demarc.poll.entity.PollChanges.SeenRow;

/**
 * Where the values lie that a rule can look at, by {@code <reading>.<column>}: those with tables of their own here, all others in the rows
 * that are alike. Which there are is the catalogue's business.
 */
public final class Measures {

    /** Columns of the newest signal. */
    private static final Map<String, String> SIGNAL = Map.of(
            "onu-signal.rxDbm", "rx_dbm",
            "onu-signal.txDbm", "tx_dbm",
            "onu-signal.oltRxDbm", "olt_rx_dbm",
            "onu-signal.temperatureC", "temperature_c",
            "onu-signal.voltageV", "voltage_v",
            "onu-signal.distanceM", "distance_m");

    /** Of the newest counters. */
    private static final Map<String, String> RATES = Map.of(
            "interface-counters.inMbps",
            "c.in_bps / 1e6",
            "interface-counters.outMbps",
            "c.out_bps / 1e6",
            "interface-counters.utilizationPercent",
            "greatest(c.in_bps, c.out_bps) / nullif(p.speed_mbps, 0) / 1e4");

    /** Sums over a quarter of an hour. */
    private static final Map<String, String> ERRORS = Map.of(
            "interface-counters.inErrors", "in_errors_ps",
            "interface-counters.outErrors", "out_errors_ps",
            "interface-counters.inDiscards", "in_discards_ps",
            "interface-counters.outDiscards", "out_discards_ps");

    private static final Map<String, String> REACH =
            Map.of("reachability.rttMs", "rtt_ms", "reachability.lossPercent", "loss");

    private static final Map<String, String> WORDS =
            Map.of("interface-status.status", "status", "interface-status.adminState", "admin_state");

    private static final String HEAD =
            "found(subject, device_id, interface_id, since, hard, severity, cause, value, told, cover) as materialized (";
    private static final String COLUMNS = """
            select v.subject, v.device_id, v.interface_id, moment.at, event_beyond(rule.comparison, v.value, rule.threshold), null::text,
                   '', v.value, array[rule.measure, round(v.value::numeric, 2)::text, rule.threshold::text], null::text
              from rule cross join moment cross join\s""";
    private static final String BEYOND =
            " v where event_beyond(rule.comparison, v.value, coalesce(rule.clear_at, rule.threshold)))\n";

    private Measures() {}

    /** Whether these are numbers with tables of their own. */
    public static boolean isNumber(String measure) {
        return SIGNAL.containsKey(measure)
                || RATES.containsKey(measure)
                || ERRORS.containsKey(measure)
                || REACH.containsKey(measure);
    }

    /** Whether these are words with tables of their own. */
    public static boolean isWord(String measure) {
        return WORDS.containsKey(measure);
    }

    /** Measures with tables of their own. */
    public static java.util.List<String> own() {
        return java.util.stream.Stream.of(SIGNAL, RATES, ERRORS, REACH, WORDS)
                .flatMap(map -> map.keySet().stream())
                .sorted()
                .toList();
    }

    static String signalColumn(String measure) {
        String column = SIGNAL.get(measure);
        if (column == null) {
            throw EventProblem.BAD_RULE.because("no level of light: " + measure);
        }
        return column;
    }

    /** The question of a sweep: of all devices, for what its rule does not mean is sorted out afterwards. */
    static String question(EventRule rule) {
        return question(rule, EventRule.Scope.ALL);
    }

    /** The same, asked only of what is within the scope of the {@code rule} of the statement, so that somebody who waits need not wait for all devices. */
    static String question(EventRule rule, EventRule.Scope scope) {
        String measure = rule.measure();
        if (SIGNAL.containsKey(measure)) {
            return HEAD + COLUMNS + signal(measure, within(scope, "i.device_id", "i.id")) + BEYOND;
        } else if (RATES.containsKey(measure)) {
            return HEAD + COLUMNS + rates(measure, within(scope, "i.device_id", "i.id")) + BEYOND;
        } else if (ERRORS.containsKey(measure)) {
            return HEAD + COLUMNS + errors(measure, within(scope, "i.device_id", "i.id")) + BEYOND;
        } else if (REACH.containsKey(measure)) {
            return HEAD + COLUMNS + reach(measure, within(scope, "d.id", "null::bigint")) + BEYOND;
        } else if (WORDS.containsKey(measure)) {
            return states(measure, within(scope, "i.device_id", "i.id"));
        }
        String alike = within(scope, "r.device_id", "r.interface_id");
        if (rule.comparison().isOfWords()) {
            return ALIKE_WORDS.formatted(alike);
        }
        return HEAD + COLUMNS + (isCounter(measure) ? ALIKE_COUNTERS : ALIKE).formatted(alike) + BEYOND;
    }

    /** More conditions; the rule's own values are taken from the statement. */
    private static String within(EventRule.Scope scope, String device, String line) {
        String within = "";
        if (scope.deviceId() != null) {
            within += " and " + device + " = (select device_id from rule)";
        }
        if (scope.interfaceId() != null) {
            within += " and " + line + " = (select interface_id from rule)";
        }
        if (scope.groupId() != null) {
            within +=
                    " and " + device + " in (select x.id from device x where x.group_id = (select group_id from rule))";
        }
        if (scope.modelKey() != null) {
            within += " and " + device
                    + " in (select x.id from device x where x.model_key = (select model_key from rule))";
        }
        return within;
    }

    private static boolean isCounter(String measure) {
        return SeenRow.COUNTERS.contains(measure.substring(measure.indexOf('.') + 1));
    }

    private static String signal(String measure, String within) {
        return """
                (select 'i' || i.id as subject, i.device_id, i.id as interface_id, s.%s::float8 as value
                   from onu_signal s join interface i on i.id = s.interface_id
                  where i.status = 'Online' and i.gone_at is null and i.poll_enabled and s.read_at > now() - interval '2 hours'%s)
                """.formatted(SIGNAL.get(measure), within);
    }

    private static String rates(String measure, String within) {
        return """
                (select 'i' || i.id as subject, i.device_id, i.id as interface_id, (%s)::float8 as value
                   from interface_counter c join interface i on i.id = c.interface_id left join port p on p.interface_id = i.id
                  where i.gone_at is null and i.poll_enabled and c.read_at > now() - interval '30 minutes'%s)
                """.formatted(RATES.get(measure), within);
    }

    /** What the samples of the quarter before come to: their average for 15 minutes. */
    private static String errors(String measure, String within) {
        return """
                (select 'i' || i.id as subject, i.device_id, i.id as interface_id, s.value
                   from interface_counter c join interface i on i.id = c.interface_id
                  cross join lateral (select (avg(r.%1$s) * 900)::float8 as value from interface_rate_sample r
                         where r.interface_id = i.id and r.at > now() - interval '15 minutes') s
                  where i.gone_at is null and i.poll_enabled and c.read_at > now() - interval '30 minutes' and s.value > 0%2$s)
                """.formatted(ERRORS.get(measure), within);
    }

    private static String reach(String measure, String within) {
        return """
                (select 'd' || d.id as subject, d.id as device_id, null::bigint as interface_id, r.%s::float8 as value
                   from device_reach r join device d on d.id = r.device_id where d.poll_enabled and r.alive%s)
                """.formatted(REACH.get(measure), within);
    }

    private static String states(String measure, String within) {
        return HEAD + """
                select 'i' || i.id, i.device_id, i.id, coalesce(i.status_changed_at, moment.at), true, null::text, '', null::float8,
                       array[rule.measure, i.%1$s, rule.word], null::text
                  from interface i, rule, moment
                 where i.gone_at is null and i.poll_enabled and (i.%1$s = rule.word) = (rule.comparison = 'EQUAL') and i.%1$s <> ''%2$s)
                """.formatted(WORDS.get(measure), within);
    }

    private static final String ALIKE = """
            (select 'r' || r.device_id || ':' || r.reading || ':' || r.row_key || ':' || coalesce(r.interface_id, 0) as subject,
                    r.device_id, r.interface_id, (r.numbers ->> split_part(w.measure, '.', 2))::float8 as value
               from reading_row r join rule w on r.reading = split_part(w.measure, '.', 1)
              where r.present%s)
            """;

    /** A counter itself says nothing: what its history of rates comes to for 15 minutes, as with errors of interfaces. */
    private static final String ALIKE_COUNTERS = """
            (select 'r' || r.device_id || ':' || r.reading || ':' || r.row_key || ':' || coalesce(r.interface_id, 0) as subject,
                    r.device_id, r.interface_id, s.value
               from reading_row r join rule w on r.reading = split_part(w.measure, '.', 1)
              cross join lateral (select (avg(h.value) * 900)::float8 as value from reading_sample h
                     where h.row_id = r.id and h.measure = split_part(w.measure, '.', 2) and h.at > now() - interval '15 minutes' and h.at <= now() + interval '1 hour') s
              where r.present and s.value > 0%s)
            """;

    private static final String ALIKE_WORDS = HEAD + """
            select distinct on (1) 'r' || r.device_id || ':' || r.reading || ':' || r.row_key || ':' || coalesce(r.interface_id, 0),
                   r.device_id, r.interface_id, r.first_seen, true, null::text, '', null::float8,
                   array[rule.measure, r.words ->> split_part(rule.measure, '.', 2), rule.word], null::text
              from reading_row r, rule
             where r.present and r.reading = split_part(rule.measure, '.', 1)
               and (r.words ->> split_part(rule.measure, '.', 2) = rule.word) = (rule.comparison = 'EQUAL')%s)
            """;
}
