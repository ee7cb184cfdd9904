package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.provisioning.control.HeldWish;
import org.demarc.provisioning.control.RegisterReading;
import org.demarc.provisioning.control.ServiceRegister;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Hold;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.ServiceKey;

/** Reads what all billings want for all of their services. */
@Dependent
public class Registers {

    private final Instance<ServiceRegister> registers;
    private final Fleet fleet;
    private final Holds holds;

    @Inject
    public Registers(@Any Instance<ServiceRegister> registers, Fleet fleet, Holds holds) {
        this.holds = holds;
        this.registers = registers;
        this.fleet = fleet;
    }

    /** What is held is out of service, whatever the billing of its service says. */
    private RegisterReading held(RegisterReading reading) {
        Map<ServiceKey, Hold> holdByService = holds.ofSource(reading.source());
        if (holdByService.isEmpty()) {
            return reading;
        }
        Map<String, ServiceWish> wishes = new LinkedHashMap<>();
        reading.wishes()
                .forEach(
                        (service, wish) -> wishes.put(service, HeldWish.over(wish, holdByService.get(wish.service()))));
        return new RegisterReading(
                reading.source(),
                reading.readAt(),
                reading.live(),
                wishes,
                reading.over(),
                reading.doubtful(),
                reading.fault());
    }

    /**
     * What came of it.
     *
     * @param bySource readings that may be compared with
     * @param remarks what could not be read, and lists that look too short, in words; empty when all is well
     * @param incomplete sources whose list came back too short to conclude anything from it
     */
    public record Book(Map<String, RegisterReading> bySource, Map<String, String> remarks, Set<String> incomplete) {

        /** Sources that are named; of more their number is said. */
        private static final int NAMED = 5;

        /** What is to be said about these sources, in words: about the first ones, and how many more there are. */
        public String remarksOn(Set<String> sources) {
            List<String> all = remarks.entrySet().stream()
                    .filter(remark -> sources.contains(remark.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            String named = all.stream().limit(NAMED).collect(Collectors.joining("; "));
            return all.size() <= NAMED
                    ? named
                    : named + "; and " + (all.size() - NAMED) + " more CRMs that were not read whole";
        }

        /** How a service's wish came to be known that is carried out after this was read: an answer grows old while others are worked on. */
        Heard heard(ServiceKey service, Instant now) {
            RegisterReading reading = bySource.get(service.source());
            return reading != null && isAnswered(reading, service)
                    ? new Heard(Heard.How.ASKED, Duration.between(reading.readAt(), now))
                    : Heard.KNOWN;
        }

        private static boolean isAnswered(RegisterReading reading, ServiceKey service) {
            boolean isToldOf =
                    reading.wishes().containsKey(service.id()) || reading.over().contains(service.id());
            return reading.live() && isToldOf;
        }

        /** Whether the list of one of these sources came back too short. */
        public boolean isIncompleteFor(Set<String> sources) {
            return incomplete.stream().anyMatch(sources::contains);
        }
    }

    /**
     * Asks every billing, or the one that alone concerns a router.
     *
     * @param only code of the source, empty for all
     * @param named whether they are asked for the names of all their clients, too
     */
    public Book read(String only, boolean named) {
        Map<String, RegisterReading> bySource = new LinkedHashMap<>();
        Map<String, String> remarks = new TreeMap<>();
        Set<String> incomplete = new java.util.TreeSet<>();
        for (ServiceRegister register : registers) {
            for (String source : register.sources()) {
                if (only.isEmpty() || only.equals(source)) {
                    Set<String> expected = fleet.onRouters(source);
                    RegisterReading reading = register.read(source, expected, named);
                    bySource.put(source, held(reading));
                    if (!reading.fault().isEmpty()) {
                        remarks.put(source, "CRM " + source + " could not be read: " + reading.fault());
                    } else if (reading.live() && reading.looksIncomplete(expected.size())) {
                        incomplete.add(source);
                        remarks.put(
                                source,
                                "CRM list looks incomplete: " + source + " lacks "
                                        + reading.doubtful().size() + " of " + expected.size() + " services");
                    }
                }
            }
        }
        return new Book(bySource, remarks, incomplete);
    }
}
