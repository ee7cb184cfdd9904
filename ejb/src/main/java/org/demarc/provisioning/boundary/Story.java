package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.ExecutedCommand;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.Timeline.Line;
import org.demarc.provisioning.entity.TimelineEntry;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/** Tells a service's timeline what happened. Nothing secret gets in: commands come with their passwords masked. */
@Dependent
public class Story {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Timeline timeline;

    @Inject
    public Story(Timeline timeline) {
        this.timeline = timeline;
    }

    public void tell(ServiceKey service, TimelineKind kind, Phrase said, String correlation) {
        tell(List.of(line(service, kind, said, correlation)));
    }

    /** Several things at once, in their order. */
    public void tell(List<Line> lines) {
        timeline.add(lines);
    }

    /** Something that happens to a service now. */
    public static Line line(ServiceKey service, TimelineKind kind, Phrase said, String correlation) {
        return new Line(service, entry(kind, said, correlation));
    }

    /** The commands of an outcome, and how many sessions it kicked. */
    static List<Line> lines(ServiceKey service, DriverOutcome outcome, String correlation) {
        List<TimelineEntry> entries = new ArrayList<>();
        outcome.commands().forEach(command -> entries.add(entry(command, correlation)));
        if (outcome instanceof DriverOutcome.Done done) {
            if (done.kicked() > 0) {
                entries.add(entry(TimelineKind.KICKED, Told.SESSIONS_REMOVED.with(done.kicked()), correlation));
            }
            done.notes().forEach(note -> entries.add(entry(TimelineKind.RESULT, Phrase.plain(note), correlation)));
        }
        return entries.stream().map(entry -> new Line(service, entry)).toList();
    }

    private static TimelineEntry entry(TimelineKind kind, Phrase said, String correlation) {
        return new TimelineEntry(Instant.now(), kind, said, correlation, "{}");
    }

    private static TimelineEntry entry(ExecutedCommand command, String correlation) {
        String name = command.words().isEmpty() ? "" : command.words().get(0);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("router", command.router());
        detail.put("words", command.words());
        detail.put("ms", command.duration().toNanos() / 1_000_000.0);
        detail.put("reply", command.reply().name());
        detail.put("message", command.message());
        return new TimelineEntry(
                command.at(),
                TimelineKind.COMMAND,
                Phrase.plain(command.router() + " " + name),
                correlation,
                json(detail));
    }

    private static String json(Map<String, Object> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts always become JSON", e);
        }
    }
}
