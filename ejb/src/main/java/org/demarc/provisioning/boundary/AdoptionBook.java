package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.demarc.Transactions;
import org.demarc.provisioning.control.AdoptionMatch;
import org.demarc.provisioning.control.AdoptionMatch.Candidate;
import org.demarc.provisioning.control.AdoptionMatching;
import org.demarc.provisioning.control.RouterRow;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.AdoptionRow;
import org.demarc.provisioning.entity.AdoptionState;
import org.demarc.provisioning.entity.Adoptions;
import org.jspecify.annotations.Nullable;

/** Reads routers that are to be taken over, and writes down what was found. */
@Dependent
public class AdoptionBook {

    private final Adoptions adoptions;
    private final RouterReports reports;
    private final Transactions transactions;

    @Inject
    public AdoptionBook(Adoptions adoptions, RouterReports reports, Transactions transactions) {
        this.adoptions = adoptions;
        this.reports = reports;
        this.transactions = transactions;
    }

    /** What a router showed. */
    sealed interface Outcome {

        record Found(RouterReports.Everything.Read read, AdoptionMatching.Result result) implements Outcome {}

        record NotRead(String why) implements Outcome {}
    }

    /** Reads the router and finds out whose its rows are; never in a transaction. */
    Outcome look(long routerId, Registers.Book billings) {
        RouterReports.Everything everything = reports.everything(reports.router(routerId), billings.bySource());
        if (everything instanceof RouterReports.Everything.NotRead notRead) {
            return new Outcome.NotRead(notRead.why());
        }
        RouterReports.Everything.Read read = (RouterReports.Everything.Read) everything;
        return new Outcome.Found(
                read,
                AdoptionMatching.of(read.sides(), reports.places(read.sides().snapshot())));
    }

    /** Stores what was found. */
    void store(Adoption adoption, Outcome.Found found, Registers.Book billings) {
        List<AdoptionRow> rows =
                found.result().matches().stream().map(AdoptionBook::row).toList();
        Set<String> sources = billings.bySource().keySet();
        transactions.run(() -> adoptions.ready(
                adoption.id(),
                new Adoptions.Reading(
                        found.read().crmReadAt(),
                        found.read().sides().snapshot().readAt(),
                        found.result().managed(),
                        billings.remarksOn(sources)),
                rows));
    }

    private static AdoptionRow row(AdoptionMatch match) {
        Candidate only = match.candidates().size() == 1 ? match.candidates().get(0) : null;
        ServiceWish wish = only == null ? null : only.wish();
        RouterRow row = match.row();
        return new AdoptionRow(
                0,
                0,
                match.kind(),
                match.rule(),
                wish == null ? "" : wish.service().source(),
                wish == null ? "" : wish.service().id(),
                wish == null ? "" : wish.client().name(),
                wish == null ? "" : wish.plan(),
                AdoptionCandidate.write(
                        match.candidates().stream().map(AdoptionCandidate::of).toList()),
                kind(row, only),
                row != null ? row.key() : only == null ? "" : only.put().naturalKey(),
                row == null ? "" : row.address(),
                row == null ? "" : row.rosId(),
                row == null ? "" : row.comment(),
                row == null ? "" : row.terms(),
                DifferenceJson.write(match.fields()),
                match.note(),
                match.base(),
                AdoptionState.OPEN,
                "",
                "");
    }

    private static String kind(@Nullable RouterRow row, @Nullable Candidate only) {
        return row != null
                ? row.kind().name()
                : only == null ? "" : only.put().kind().name();
    }
}
