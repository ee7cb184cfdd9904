package org.demarc.poll.entity;

import static org.demarc.Sql.column;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.demarc.Sql;
import org.demarc.poll.entity.DeviceCall.Part;

/** Writes calls of devices into the log that polls are in. */
@Dependent
public class DeviceCalls {

    private final Sql sql;

    @Inject
    public DeviceCalls(Sql sql) {
        this.sql = sql;
    }

    /** Writes them with one statement. */
    public void add(List<DeviceCall> calls, String node, Instant at) {
        sql.update(
                """
                insert into poll_log (device_id, at, started_at, late_ms, duration_ms, node, outcome, reason, requested, readings, rows,
                            problems, kind, argument, asked_as, asked_by)
                select t.device_id, ?::timestamptz, t.started_at::timestamptz, 0, t.duration_ms, ?, t.outcome, t.reason,
                       t.asked_as <> 'SCHEDULE', string_to_array(t.readings, e'\\n'), string_to_array(t.rows, e'\\n')::integer[],
                       case when t.readings <> '' and t.problems = '' then array[''] else string_to_array(t.problems, e'\\n') end, t.kind, t.argument, t.asked_as, t.asked_by
                  from unnest(?::bigint[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                       ?::text[], ?::text[], ?::text[])
                    as t(device_id, started_at, duration_ms, outcome, reason, readings, rows, problems, kind, argument, asked_as, asked_by)
                """,
                at,
                node,
                column(calls, call -> call.question().deviceId()),
                column(calls, call -> call.question().at().toString()),
                column(calls, call ->
                        (int) Math.min(Integer.MAX_VALUE, call.took().toMillis())),
                column(calls, DeviceCall::outcome),
                column(calls, call -> oneLine(call.reason())),
                column(
                        calls,
                        call -> lines(call.parts().stream().map(Part::reading).toList())),
                column(
                        calls,
                        call -> lines(call.parts().stream()
                                .map(part -> Integer.toString(part.rows()))
                                .toList())),
                column(
                        calls,
                        call -> lines(call.parts().stream().map(Part::problem).toList())),
                column(calls, call -> call.question().kind().name()),
                column(calls, call -> call.question().argument()),
                column(calls, call -> call.question().asker().as().name()),
                column(calls, call -> call.question().asker().login()));
    }

    private static String lines(List<String> words) {
        return words.stream().map(DeviceCalls::oneLine).collect(Collectors.joining("\n"));
    }

    /** What devices say may hold anything; PostgreSQL takes no NUL. */
    private static String oneLine(String words) {
        return words.replaceAll("\\p{Cntrl}", " ");
    }
}
