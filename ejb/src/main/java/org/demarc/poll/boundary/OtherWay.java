package org.demarc.poll.boundary;

import org.demarc.device.entity.Device;
import org.demarc.poll.entity.Asker;

/** A way beside SNMP by which devices are asked: whoever wants a whole device read now has it asked this way, too. */
public interface OtherWay {

    /** Its name in the state of a device's polls: {@code ICMP}, {@code API}. */
    String key();

    /** Whether the device can be asked so. */
    boolean leadsTo(Device device);

    /** Asks, stores what it said or that it said nothing, and notes the call; takes as long as the device, under a minute. */
    void ask(long deviceId, Asker asker);
}
