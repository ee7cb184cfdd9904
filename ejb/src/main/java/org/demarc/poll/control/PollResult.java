package org.demarc.poll.control;

import java.util.List;
import java.util.Set;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.snmp.control.DeviceRead;

/**
 * What one poll brought, with everything that is needed to understand it.
 *
 * @param family its profile with everything that it could be asked for
 * @param profile by which it was asked
 * @param asked readings that were asked
 * @param known its interfaces as they are remembered
 * @param node who read it
 */
record PollResult(
        ClaimedDevice device,
        DeviceProfile family,
        DeviceProfile profile,
        Set<Reading> asked,
        DeviceRead read,
        List<KnownInterface> known,
        String node) {}
