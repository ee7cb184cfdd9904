package org.demarc.lab.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.lab.isp.Subscriber;
import org.demarc.lab.ucrm.UcrmServer;

/**
 * A working day at the ISP's UISP: customers with services on the lab's routers, and one of each thing that an employee does
 * to them. Every action sends the webhooks that a real one sends.
 */
final class DemoDay {

    private static final int CUSTOMERS = 20;

    /** Whose service is only an offer, until he takes it. */
    private static final int QUOTED = 10;

    private final UcrmServer crm;
    private final List<Subscriber> people;
    private final List<String> routers;

    DemoDay(UcrmServer crm, List<Subscriber> people, List<String> routers) {
        this.crm = crm;
        this.people = List.copyOf(people);
        this.routers = List.copyOf(routers);
    }

    static DemoDay at(DemoLab lab) {
        return new DemoDay(
                lab.crm(),
                lab.isp().plan().subscribers(),
                lab.routers().stream().map(router -> router.device().name()).toList());
    }

    void play() {
        int home = crm.plan("Home 50", 50, 10);
        int fast = crm.plan("Home 100", 100, 20);
        int business = crm.plan("Business 200", 200, 200);
        int[] plans = {home, fast, business};
        int[] services = new int[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            services[i] = order(people.get(i), plans[i % plans.length], i);
        }
        crm.suspend(services[6]);
        crm.suspensionFeatureOff();
        crm.suspend(services[1]);
        crm.suspend(services[2]);
        crm.cancelSuspend(services[2]);
        crm.changePlanNow(services[3], business);
        crm.edit(services[4], Map.of("deviceName", router(5)));
        crm.end(services[5]);
        crm.archive(services[7]);
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        crm.changePlanLater(services[8], business, tomorrow);
        crm.deferredDue(services[9], crm.changePlanLater(services[9], business, tomorrow));
        crm.status(services[QUOTED], 7);
        crm.activate(services[QUOTED]);
        crm.recalculateAll();
        crm.resend(crm.events().get(0).path("uuid").asText());
        DemoMain.say(CUSTOMERS
                + " services were ordered in the lab's UISP, some suspended, moved, changed, ended, deleted or quoted");
    }

    private int order(Subscriber subscriber, int plan, int number) {
        String[] names = (subscriber.fullName() + " Lab").split(" ", 2);
        int client = crm.client(names[0], names[1].replace(" Lab", ""));
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("deviceName", router(number));
        if (number % 4 == 3) {
            attributes.put("dhcpMacAddress", subscriber.mac());
        } else {
            attributes.put("pppoeUsername", subscriber.login());
            attributes.put("pppoePassword", "lab-" + subscriber.number());
        }
        return number == QUOTED ? crm.existing(client, plan, attributes) : crm.create(client, plan, attributes);
    }

    private String router(int number) {
        return routers.get(number % routers.size());
    }
}
