package org.demarc.lab.isp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.demarc.lab.device.Family;

/**
 * An ISP on paper: devices, subscribers and where each line ends. The same seed gives the same ISP.
 *
 * <p>OLTs of 256, 512 and 512 ONUs, 4 switches of 28 and 8 of 52 ports, 3 MikroTik routers. Subscribers fill the ONUs,
 * then the switch ports; those who are left have no line here (radio links, former customers).
 */
public record IspPlan(List<PlannedDevice> devices, List<Subscriber> subscribers, Places places) {

    /** The size that the demo runs. */
    public static final int SUBSCRIBERS = 2000;

    /** The ISP of a seed, with {@link #SUBSCRIBERS}. */
    public static IspPlan ofSeed(long seed) {
        return ofSeed(seed, SUBSCRIBERS);
    }

    /** The ISP of a seed with so many subscribers; the devices stay the same. */
    public static IspPlan ofSeed(long seed, int count) {
        var places = Places.all();
        List<Subscriber.Line> lines = lines();
        var people = new People(new SplittableRandom(seed), places);
        var subscribers = new ArrayList<Subscriber>(count);
        for (int number = 1; number <= count; number++) {
            subscribers.add(people.next(number, number <= lines.size() ? lines.get(number - 1) : Subscriber.Line.NONE));
        }
        return new IspPlan(devices(subscribers), List.copyOf(subscribers), places);
    }

    private static List<Subscriber.Line> lines() {
        var lines = new ArrayList<Subscriber.Line>();
        for (Blueprint plan : Blueprint.ALL) {
            for (int pon = 1; pon <= plan.pons(); pon++) {
                for (int onu = 1; onu <= plan.onusPerPon(); onu++) {
                    lines.add(new Subscriber.Line(plan.name(), pon, onu, plan.ident(pon, onu)));
                }
            }
            for (int port = 1; port <= plan.accessPorts(); port++) {
                lines.add(new Subscriber.Line(plan.name(), 0, port, ""));
            }
        }
        return lines;
    }

    private static List<PlannedDevice> devices(List<Subscriber> subscribers) {
        Map<Subscriber.Line, Subscriber> byLine = new HashMap<>();
        subscribers.forEach(subscriber -> byLine.put(subscriber.line(), subscriber));
        return Blueprint.ALL.stream().map(blueprint -> blueprint.build(byLine)).toList();
    }

    /** OLTs, in order. */
    public List<PlannedDevice> olts() {
        return devices.stream().filter(device -> device.family().isOlt()).toList();
    }

    /** Switches, in order. */
    public List<PlannedDevice> switches() {
        return devices.stream().filter(device -> device.family().isSwitch()).toList();
    }

    /** Routers, in order; their RouterOS API is served elsewhere on the same addresses. */
    public List<PlannedDevice> routers() {
        return devices.stream()
                .filter(device -> device.family() == Family.MIKROTIK_ROUTEROS)
                .toList();
    }

    public Optional<PlannedDevice> device(String name) {
        return devices.stream().filter(device -> device.name().equals(name)).findFirst();
    }

    public Optional<Subscriber> subscriber(String login) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.login().equals(login))
                .findFirst();
    }
}
