package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.wildcore.control.DiagView;
import org.demarc.wildcore.control.SearchRequest;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;

/** Cards of lines inside a billing's pages, for its employees (wildcore-mikbill.md 8). */
@ApplicationScoped
@Requires(Permission.USER_SELF_CONTROL)
public class EmbeddedCards {

    private static final List<Permission> NEEDED =
            List.of(Permission.USER_SELF_CONTROL, Permission.OLTS_INFO, Permission.SWITCHES_INFO);

    @Inject
    CurrentUser caller;

    @Inject
    StoredLines lines;

    @Inject
    LineDiagnosis diagnosis;

    @Inject
    RunTime runTime;

    @Inject
    AuditLog audit;

    /** A line that fits what was asked. */
    public record Place(long id, String name, String device, String status) {}

    /**
     * The card of a line.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#FORBIDDEN}, {@link WildcoreProblem#NOT_FOUND}
     */
    public CompletionStage<DiagView> card(long id, Diagnostics.From from) {
        requireAll();
        return diagnosis.of(id, Seen.groups(caller), from);
    }

    /**
     * Lines that fit, the one that is meant first.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#FORBIDDEN}, {@link WildcoreProblem#INVALID}
     */
    public List<Place> places(SearchRequest request) {
        requireAll();
        var search = request.checked(Seen.groups(caller), (int) runTime.number(CommonSettings.ACTIVE_SECONDS));
        return lines.find(search).stream().map(EmbeddedCards::place).toList();
    }

    private static Place place(StoredLine line) {
        return new Place(line.id(), line.place().name(), line.host().name(), line.status());
    }

    private void requireAll() {
        if (!NEEDED.stream().allMatch(caller::may)) {
            throw AccessProblem.FORBIDDEN.because("needs " + NEEDED);
        }
    }

    /** Writes down that somebody was not shown a card; the page does not say why. */
    @Requires
    public void denied(String path) {
        audit.recordFailure("embed:denied", "embed", path, null);
    }
}
