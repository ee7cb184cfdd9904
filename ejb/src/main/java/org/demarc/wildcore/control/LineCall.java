package org.demarc.wildcore.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarc.device.control.Detail;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.DeviceCall.Part;
import org.demarc.wildcore.entity.StoredLine;

/**
 * A live read of one line, for the log of calls.
 *
 * @param asked readings that the device was to tell
 */
public record LineCall(StoredLine line, Set<Reading> asked, Asker asker, Instant startedAt) {

    private static final String CUT_OFF = "not read to the end";

    /** The same with what came of it. */
    public DeviceCall ended(LiveLine live) {
        var question = new DeviceCall.Question(
                line.host().id(), DeviceCall.Kind.LINE, line.place().name(), asker, startedAt);
        Duration took = Duration.ofMillis(Math.round(live.spent() * 1000));
        return new DeviceCall(question, took, outcome(live), live.problem(), parts(live));
    }

    private static String outcome(LiveLine live) {
        return switch (live.errorType()) {
            case "" -> "ANSWERED";
            case LiveConversation.TIMEOUT -> "SILENT";
            case LiveConversation.REFUSED -> "REFUSED";
            default -> "SKIPPED";
        };
    }

    private List<Part> parts(LiveLine live) {
        List<Part> parts = new ArrayList<>();
        asked.stream()
                .sorted()
                .map(reading -> new Part(reading.key(), live.answered() ? 1 : 0, ""))
                .forEach(parts::add);
        add(parts, Detail.UNI.key(), live.details().unis());
        add(parts, Detail.VLANS.key(), live.details().vlans());
        add(parts, Reading.FDB.key(), live.details().macs());
        return parts;
    }

    private static <R> void add(List<Part> parts, String reading, LiveDetails.Part<R> part) {
        if (part.asked()) {
            List<R> rows = part.rows();
            parts.add(rows == null ? new Part(reading, 0, CUT_OFF) : new Part(reading, rows.size(), ""));
        }
    }
}
