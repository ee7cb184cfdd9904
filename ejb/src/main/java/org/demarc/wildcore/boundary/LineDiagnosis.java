package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.wildcore.control.DiagView;
import org.demarc.wildcore.control.Diagnosis;
import org.demarc.wildcore.control.LineViews;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.entity.Owners;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;
import org.jspecify.annotations.Nullable;

/** Makes a diagnosis, whoever wants it; who may is asked by those who call it. */
@ApplicationScoped
public class LineDiagnosis {

    @Inject
    StoredLines lines;

    @Inject
    Owners owners;

    @Inject
    LiveReads live;

    @Inject
    DeviceProfiles profiles;

    @Inject
    DeviceCallLog calls;

    @Inject
    RunTime runTime;

    /**
     * Everything about one line. Completes at once unless the device is asked, then at the deadline at the latest.
     *
     * @param groups device groups that the asker sees; null for all
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, also for lines outside the groups
     */
    public CompletionStage<DiagView> of(long id, @Nullable Set<Long> groups, Diagnostics.From from) {
        StoredLine line = lines.withId(id, groups)
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("interface " + id + " not found"));
        Diagnosis known = of(line);
        if (from == Diagnostics.From.DEVICE) {
            return live.read(line, calls.asker()).thenApply(told -> now(known).ofLive(told));
        }
        Instant oldest = Instant.now().minus(Duration.ofSeconds((long) runTime.number(CommonSettings.CACHE_SECONDS)));
        if (from == Diagnostics.From.CACHE && known.hasGrownOld(oldest, live.asked(line))) {
            live.refreshBehind(line, calls.asker());
        }
        return CompletableFuture.completedStage(known.ofStored());
    }

    /** The same with the present moment: waiting for the device took its time. */
    private static Diagnosis now(Diagnosis known) {
        return new Diagnosis(
                known.line(),
                known.detail(),
                known.owner(),
                known.offered(),
                new LineViews(known.views().catalog(), text()));
    }

    private Diagnosis of(StoredLine line) {
        Map<Long, org.demarc.wildcore.entity.Owner> owner = owners.byInterface(List.of(line.id()));
        return new Diagnosis(
                line,
                lines.detail(line.id()),
                owner.get(line.id()),
                live.offered(line),
                new LineViews(profiles.catalog(), text()));
    }

    private static LocalText text() {
        return new LocalText(ZoneId.systemDefault(), Instant.now());
    }
}
