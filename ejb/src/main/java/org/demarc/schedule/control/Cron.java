package org.demarc.schedule.control;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.demarc.schedule.entity.ScheduleProblem;

/** A cron expression: five fields as in Unix, or six with seconds first. */
public final class Cron {

    private static final CronParser UNIX = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final CronParser WITH_SECONDS =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));

    private final ExecutionTime times;

    private Cron(ExecutionTime times) {
        this.times = times;
    }

    /**
     * Reads the expression.
     *
     * @throws org.demarc.ProblemException {@link ScheduleProblem#BAD_CRON}
     */
    public static Cron of(String expression) {
        var text = expression.strip();
        var parser = text.split("\\s+").length == 6 ? WITH_SECONDS : UNIX;
        try {
            return new Cron(ExecutionTime.forCron(parser.parse(text).validate()));
        } catch (IllegalArgumentException e) {
            throw ScheduleProblem.BAD_CRON.because(expression + ": " + e.getMessage());
        }
    }

    /** The first moment after the given one; empty for an expression that never comes, such as 31 February. */
    public Optional<Instant> after(Instant moment, ZoneId zone) {
        return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant);
    }
}
