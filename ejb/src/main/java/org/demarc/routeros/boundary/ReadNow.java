package org.demarc.routeros.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.DeviceType;
import org.demarc.poll.boundary.Polls;
import org.demarc.poll.entity.PollState;
import org.demarc.routeros.control.ApiRound;

/** Has a device read now, whichever way its readings come: by SNMP in the background, by RouterOS' API while the caller waits. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires(Permission.RUN_POLLER_BY_DEVICE)
public class ReadNow {

    @Inject
    Polls polls;

    @Inject
    ApiReadingDesk api;

    @Inject
    Sight sight;

    /**
     * Reads a device now. What comes by SNMP is only asked for: the state shows the progress.
     *
     * @param readings keys of the catalogue or of pollers; none means the whole device: by SNMP, ICMP and the API, all of it in the background
     * @return how the polls of the device go; empty when it was never planned
     * @throws org.demarc.ProblemException as {@link Polls#now} and, for what comes by the API, {@link ApiReadingDesk#now} refuse
     */
    public Optional<PollState> now(long deviceId, List<String> readings) {
        DeviceType type = sight.device(deviceId).type();
        Map<Boolean, List<String>> namesByApi =
                readings.stream().collect(Collectors.partitioningBy(name -> ApiRound.isAskedFor(name, type)));
        List<String> bySnmp = namesByApi.getOrDefault(false, List.of());
        if (readings.isEmpty() || !bySnmp.isEmpty()) {
            polls.now(deviceId, bySnmp);
        }
        if (bySnmp.size() < readings.size()) {
            api.now(deviceId);
        }
        return polls.state(deviceId);
    }
}
