package org.demarc.routeros.control;

import java.util.Arrays;
import java.util.List;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceType;
import org.demarc.poll.control.Poller;

/**
 * Menus of RouterOS devices that are read together: by the interval and the rules of one poller, and due when the first of their readings is. They are
 * taken in this order.
 */
public enum ApiRound {
    /** More often than the others, and before them: a session that goes down is an event. */
    BGP(Poller.BGP_SESSIONS, DeviceMenu.BGP, 4),
    /** Whole leases and ARP tables: sessions that are due meanwhile wait for one of them at each place. */
    MENUS(Poller.ROUTER_API, DeviceMenu.RESOURCES, 1);

    private final Poller poller;
    private final DeviceMenu first;
    private final int takenForEachPlace;

    ApiRound(Poller poller, DeviceMenu first, int takenForEachPlace) {
        this.poller = poller;
        this.first = first;
        this.takenForEachPlace = takenForEachPlace;
    }

    public static ApiRound of(DeviceMenu menu) {
        return Arrays.stream(values())
                .filter(round -> round.has(menu))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a device of the type is asked by its API for what has this key, of a reading or of a poller. */
    public static boolean isAskedFor(String key, DeviceType type) {
        return MENUS.poller.reads(key)
                || (type == DeviceType.ROUTEROS && Arrays.stream(values()).anyMatch(round -> round.poller.reads(key)));
    }

    /** The poller's key. */
    public String poller() {
        return poller.key();
    }

    /** The reading by which it is due. */
    public Reading reading() {
        return first.reading();
    }

    /** How many devices are taken at once for each that is read at a time. */
    int takenForEachPlace() {
        return takenForEachPlace;
    }

    /** Its menus. */
    public List<DeviceMenu> menus() {
        return Arrays.stream(DeviceMenu.values()).filter(this::has).toList();
    }

    private boolean has(DeviceMenu menu) {
        return poller.readings().contains(menu.reading());
    }
}
