package org.demarc.routeros.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceType;
import org.demarc.poll.boundary.OtherWay;
import org.demarc.poll.entity.Asker;
import org.demarc.routeros.control.RouterFault;
import org.jboss.logging.Logger;

/** Devices with RouterOS, by its API, when somebody wants the whole of one. */
@ApplicationScoped
public class ApiWay implements OtherWay {

    private static final Logger LOG = Logger.getLogger(ApiWay.class);

    @Inject
    ApiReadings readings;

    @Inject
    DeviceLines lines;

    @Inject
    DeviceAccesses accesses;

    @Override
    public String key() {
        return "API";
    }

    @Override
    public boolean leadsTo(Device device) {
        return device.type() == DeviceType.ROUTEROS
                && accesses.ofDevice(device.id())
                        .filter(access -> !access.login().isEmpty())
                        .isPresent();
    }

    @Override
    public void ask(long deviceId, Asker asker) {
        lines.pool().giveAnotherChance(lines.access(deviceId));
        try {
            readings.read(deviceId, asker);
        } catch (RouterFault told) {
            LOG.debugf("device %d was not read by its API: %s", (Long) deviceId, told.detail());
        }
    }
}
