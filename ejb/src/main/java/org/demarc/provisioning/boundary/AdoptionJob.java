package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.Adoptions;

/** Reads a router that is to be taken over, and writes nothing to it; its source is the adoption's row. */
@ApplicationScoped
public class AdoptionJob implements Job {

    static final String KIND = "provisioning-adoption";

    @Inject
    Adoptions adoptions;

    @Inject
    AdoptionBook book;

    @Inject
    Registers registers;

    @Inject
    RouterReports reports;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Read a router to be adopted";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long id = Long.parseLong(progress.run().source());
        Adoption adoption = adoptions.withId(id).orElseThrow();
        try {
            progress.at(0, 3, "reading the billings");
            Registers.Book billings =
                    registers.read(reports.router(adoption.routerId()).access().adoptsFrom(), true);
            progress.goOn();
            progress.at(1, 3, "reading " + adoption.routerName());
            AdoptionBook.Outcome outcome = book.look(adoption.routerId(), billings);
            if (outcome instanceof AdoptionBook.Outcome.NotRead notRead) {
                adoptions.fail(id, notRead.why());
                progress.at(3, 3, notRead.why());
                return;
            }
            AdoptionBook.Outcome.Found found = (AdoptionBook.Outcome.Found) outcome;
            progress.goOn();
            book.store(adoption, found, billings);
            int rows = found.result().matches().size();
            progress.report(Map.of("adoption", id, "rows", rows));
            progress.at(3, 3, rows + " rows found");
        } finally {
            adoptions.fail(id, "interrupted");
        }
    }
}
