package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.settings.boundary.Settings;
import org.demarc.wildcore.control.DiagView;
import org.demarc.wildcore.control.Diagnosis;
import org.demarc.wildcore.control.LineViews;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.control.WildcoreSettings;
import org.demarc.wildcore.entity.Owners;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;

/** Says how a line does: from the database at once, or from the device within the deadline (wildcore-mikbill.md 6.3). */
@ApplicationScoped
@Requires({Permission.DEVICE_SHOW, Permission.DIAG_INTERFACE})
public class Diagnostics {

    @Inject
    CurrentUser caller;

    @Inject
    StoredLines lines;

    @Inject
    Owners owners;

    @Inject
    LiveReads live;

    @Inject
    Settings settings;

    /** Where values are taken from. */
    public enum From {
        /** What is remembered; what has grown old is read again behind the caller's back. */
        CACHE,
        /** What is remembered and nothing else. */
        STORE,
        /** From the device, now. */
        DEVICE;

        /**
         * As the parameter is written.
         *
         * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID}
         */
        public static From of(String text) {
            return switch (text.strip()) {
                case "", "cache" -> CACHE;
                case "store" -> STORE;
                case "device" -> DEVICE;
                default -> throw WildcoreProblem.INVALID.because("from: must be cache, device or store");
            };
        }
    }

    /**
     * Everything about one line. Completes at once unless the device is asked, then at the deadline at the latest.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, also for lines outside the caller's groups
     */
    public CompletionStage<DiagView> diagnose(long id, From from) {
        StoredLine line = lines.withId(id, Seen.groups(caller))
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("interface " + id + " not found"));
        if (from == From.DEVICE) {
            Diagnosis known = of(line);
            return live.read(line).thenApply(told -> now(known).ofLive(told));
        }
        if (from == From.CACHE && hasGrownOld(line)) {
            live.refreshBehind(line);
        }
        return CompletableFuture.completedStage(of(line).ofStored());
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
                new LineViews(live.catalog(), text()));
    }

    private static LocalText text() {
        return new LocalText(ZoneId.systemDefault(), Instant.now());
    }

    private boolean hasGrownOld(StoredLine line) {
        Instant oldest = Instant.now().minus(settings.of(WildcoreSettings.class).cacheActualizeTimeout());
        StoredLine.Signal signal = line.signal();
        boolean online = line.status().equals("Online");
        Instant read = line.isOnu() && online && signal != null ? signal.readAt() : line.seenAt();
        return line.host().status().equals("Up") && line.host().enabled() && read.isBefore(oldest);
    }
}
