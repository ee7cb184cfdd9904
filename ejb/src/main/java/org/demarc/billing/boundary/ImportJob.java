package org.demarc.billing.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.demarc.Phrase;
import org.demarc.address.entity.AddressBook;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingClient;
import org.demarc.billing.control.BillingFault;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.ImportReport;
import org.demarc.billing.control.ImportRun;
import org.demarc.billing.control.OptionsText;
import org.demarc.billing.control.Register;
import org.demarc.billing.control.RunJournal;
import org.demarc.billing.control.RunStopped;
import org.demarc.billing.control.SubscribersFollowed;
import org.demarc.billing.entity.BillingProblem;
import org.demarc.billing.entity.BillingRuns;
import org.demarc.billing.entity.BillingSource;
import org.demarc.billing.entity.BillingSources;
import org.demarc.billing.entity.ImportSaid;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberBook;
import org.demarc.tariff.entity.TariffBook;

/** Follows one billing: one run per source goes on in the cluster at a time. */
@ApplicationScoped
public class ImportJob implements Job {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    BillingSources sources;

    @Inject
    BillingClients clients;

    @Inject
    BillingRuns runs;

    @Inject
    SubscriberBook subscribers;

    @Inject
    TariffBook tariffs;

    @Inject
    AddressBook addresses;

    @Inject
    LineBook lines;

    @Inject
    CabinetPasswords passwords;

    @Inject
    Event<SubscribersFollowed> followed;

    @Override
    public String kind() {
        return BillingRuns.KIND;
    }

    @Override
    public String title() {
        return "Import subscribers from a billing";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long runId = progress.run().id();
        long began = System.nanoTime();
        runs.clear(runId);
        RunJournal journal = new RunJournal(runs, runId, watched(progress));
        try {
            ImportRun.Order order = order(progress);
            ImportReport report = carriedOut(order, journal);
            double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) / 1000.0;
            progress.report(report.took(seconds));
            progress.at(report.subscribers().read(), report.subscribers().read(), words(report));
            if (!order.dryRun()) {
                followed.fire(new SubscribersFollowed(order.source().id()));
            }
        } catch (RunStopped stopped) {
            progress.goOn();
        } catch (BillingFault fault) {
            progress.goOn();
            throw BillingProblem.BILLING_FAILED.because(String.valueOf(fault.getMessage()));
        } finally {
            journal.flush();
            runs.forget(runId);
        }
    }

    private ImportReport carriedOut(ImportRun.Order order, RunJournal journal) throws BillingFault {
        BillingClient client = clients.of(order.source().kind());
        try (BillingFeed feed =
                client.open(BillingAccess.of(order.source().url().reveal()), journal)) {
            Register register = new Register(runs, subscribers, tariffs, addresses, lines);
            return new ImportRun(register, order, passwords, journal).carryOut(feed);
        }
    }

    private ImportRun.Order order(JobProgress progress) throws Exception {
        JsonNode parameters = JSON.readTree(progress.run().parameters());
        long id = Long.parseLong(progress.run().source());
        BillingSource source =
                sources.byId(id).orElseThrow(() -> BillingProblem.SOURCE_UNKNOWN.because("no source " + id));
        return new ImportRun.Order(
                progress.run().id(),
                source,
                OptionsText.read(source.options()),
                parameters.path("dryRun").asBoolean(),
                !parameters.path("forcedBecause").asText("").isBlank());
    }

    private static Phrase words(ImportReport report) {
        ImportReport.Counts done = report.subscribers();
        return (report.dryRun() ? ImportSaid.DRY_RUN : ImportSaid.DONE)
                .with(
                        done.read(),
                        done.created(),
                        done.edited(),
                        done.absent(),
                        report.refused(),
                        report.bindings().bound());
    }

    private static RunJournal.Watcher watched(JobProgress progress) {
        return new RunJournal.Watcher() {
            @Override
            public void at(long done, long total, ImportSaid doing) {
                progress.at(done, total, doing.with());
            }

            @Override
            public boolean stopWanted() {
                return progress.isStopRequested();
            }
        };
    }
}
