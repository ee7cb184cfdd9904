package org.demarc.poll.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.entity.Devices;
import org.demarc.job.control.Node;
import org.demarc.poll.control.PollRun;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.PollBook;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.boundary.SnmpNode;

/** Takes a batch of devices and reads them. */
@ApplicationScoped
public class PollRuns {

    /** The queue of batches: a message is the id of a row of {@code poll_batch}. */
    public static final String QUEUE = "demarc.poll";

    @Inject
    PollBook book;

    @Inject
    Devices devices;

    @Inject
    SnmpNode snmp;

    @Inject
    DeviceProfiles profiles;

    @Inject
    Settings settings;

    @Inject
    PollTransactions transactions;

    @Inject
    PollMeters figures;

    /** Reads the batch unless somebody else has taken it, and others that wait for a while; returns when everything is written. */
    public void of(long batchId) throws InterruptedException {
        List<Long> deviceIds = book.take(batchId);
        if (!deviceIds.isEmpty()) {
            new PollRun(tools()).of(deviceIds, book::takeNext);
        }
    }

    private PollRun.Tools tools() {
        return new PollRun.Tools(
                book,
                devices,
                snmp.engine(),
                profiles.catalog(),
                settings.of(PollSettings.class),
                transactions,
                figures,
                Node.name());
    }
}
