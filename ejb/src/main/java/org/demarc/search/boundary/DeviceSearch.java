package org.demarc.search.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.search.boundary.LiveSearch.Answer;
import org.demarc.search.control.DeviceSearchProblem;
import org.demarc.search.control.SearchSettings;
import org.demarc.search.control.Sought;
import org.demarc.search.entity.Whereabout;
import org.demarc.search.entity.Whereabouts;
import org.demarc.search.entity.Whereabouts.Places;
import org.demarc.settings.boundary.Settings;

/**
 * Looks for MACs and IP addresses on devices (wildcore-mikbill.md 6.6): in what was read of them before, or by asking them now. Devices
 * outside the caller's groups are neither asked nor shown.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires({Permission.SD_SEARCH_MAC, Permission.SD_SEARCH_IP, Permission.SD_SEARCH_IP_WITH_PORT})
public class DeviceSearch {

    /** More devices than this no page asks one after the other. */
    public static final int MOST_DEVICES = 10_000;

    private static final List<String> WITH_ARP = List.of("ROUTER", "ROUTEROS");
    private static final List<String> WITH_FDB = List.of("SWITCH", "OLT", "ROUTEROS");

    @Inject
    Whereabouts whereabouts;

    @Inject
    LiveSearch live;

    @Inject
    Settings settings;

    @Inject
    Sight sight;

    /**
     * An IP address and the port behind which it is.
     *
     * @param arp rows that tell which MAC it has
     * @param fdb rows that tell where that MAC is, those that only lead to it last
     */
    public record WithPort(List<Whereabout> arp, List<Whereabout> fdb) {

        public WithPort {
            arp = List.copyOf(arp);
            fdb = List.copyOf(fdb);
        }
    }

    /** How many devices are asked at once. */
    public int mostAtOnce() {
        return settings.of(SearchSettings.class).liveDevices();
    }

    /** Where a MAC is and was: on the devices, or on all when none is named. */
    @Requires(Permission.SD_SEARCH_MAC)
    public List<Whereabout> mac(String mac, Collection<Long> devices) {
        return whereabouts.ofMac(Sought.mac(mac).mac(), places(devices));
    }

    /** Who tells of an IP address: on the devices, or on all when none is named. */
    @Requires(Permission.SD_SEARCH_IP)
    public List<Whereabout> ip(String ip, Collection<Long> devices) {
        return whereabouts.ofIp(Sought.ip(ip).ip(), places(devices));
    }

    /** Which MAC an IP address has by the routers, and where that MAC is by the devices; all where none is named. */
    @Requires(Permission.SD_SEARCH_IP_WITH_PORT)
    public WithPort ipWithPort(String ip, Collection<Long> routers, Collection<Long> devices) {
        List<Whereabout> arp = whereabouts.ofIp(Sought.ip(ip).ip(), places(routers));
        return new WithPort(
                arp,
                Whereabout.newestMac(arp)
                        .map(mac -> whereabouts.ofMacInFdb(mac, places(devices)))
                        .orElse(List.of()));
    }

    /**
     * The address as it is looked for: asked before a search that goes on in steps.
     *
     * @throws org.demarc.ProblemException {@link DeviceSearchProblem#BAD_MAC}, {@link DeviceSearchProblem#BAD_IP}
     */
    public String sought(String address, boolean isMac) {
        return isMac ? Sought.mac(address).mac() : Sought.ip(address).ip();
    }

    /** Asks devices for a MAC now, at most {@link #mostAtOnce} of them. */
    @Requires({Permission.SD_SEARCH_MAC, Permission.SD_SEARCH_IP_WITH_PORT})
    public List<Answer> askMac(String mac, Collection<Long> devices) {
        return live.ask(Sought.mac(mac), bounded(devices));
    }

    /** Asks devices for an IP address now, at most {@link #mostAtOnce} of them. */
    @Requires({Permission.SD_SEARCH_IP, Permission.SD_SEARCH_IP_WITH_PORT})
    public List<Answer> askIp(String ip, Collection<Long> devices) {
        return live.ask(Sought.ip(ip), bounded(devices));
    }

    /** Devices that may tell of a MAC: switches, OLTs, RouterOS devices that are up. */
    public List<Long> withFdb() {
        return whereabouts.toAsk(WITH_FDB, sight.groups(), MOST_DEVICES);
    }

    /** Devices that may tell of an IP address: routers that are up. */
    public List<Long> withArp() {
        return whereabouts.toAsk(WITH_ARP, sight.groups(), MOST_DEVICES);
    }

    /**
     * Devices by ids and IP addresses, as people and billings write them, with commas, blanks or line breaks between.
     *
     * @throws org.demarc.ProblemException {@link DeviceSearchProblem#NO_DEVICES} when somebody named devices and the caller sees none
     */
    public List<Long> named(String text) {
        List<Long> ids = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (String word : text.strip().split("[\\s,;]+")) {
            if (word.matches("[0-9]{1,18}")) {
                ids.add(Long.valueOf(word));
            } else if (!word.isEmpty()) {
                addresses.add(Sought.ip(word).ip());
            }
        }
        return seen(ids, addresses);
    }

    /**
     * Those of the devices that the caller sees; none are none.
     *
     * @throws org.demarc.ProblemException {@link DeviceSearchProblem#NO_DEVICES} when there are some and the caller sees none
     */
    public List<Long> seen(List<Long> ids) {
        return seen(ids, List.of());
    }

    private List<Long> seen(List<Long> ids, List<String> addresses) {
        if (ids.size() + addresses.size() > MOST_DEVICES) {
            throw DeviceSearchProblem.TOO_MANY_DEVICES.because("at most " + MOST_DEVICES);
        }
        Set<Long> seen = new LinkedHashSet<>(whereabouts.seen(ids, sight.groups()));
        seen.addAll(whereabouts.withAddresses(addresses, sight.groups()));
        if (seen.isEmpty() && !(ids.isEmpty() && addresses.isEmpty())) {
            throw DeviceSearchProblem.NO_DEVICES.because(Stream.concat(ids.stream(), addresses.stream())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")));
        }
        return List.copyOf(seen);
    }

    private Places places(Collection<Long> devices) {
        return new Places(devices.isEmpty() ? null : devices, sight.groups());
    }

    private List<Long> bounded(Collection<Long> devices) {
        if (devices.size() > mostAtOnce()) {
            throw DeviceSearchProblem.TOO_MANY_DEVICES.because(devices.size() + " instead of at most " + mostAtOnce());
        }
        return whereabouts.seen(devices, sight.groups());
    }
}
