package org.demarc.lab.demo;

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

    private final DemoLab lab;
    private final UcrmServer crm;

    DemoDay(DemoLab lab) {
        this.lab = lab;
        this.crm = lab.crm();
    }

    void play() {
        int home = crm.plan("Home 50", 50, 10);
        int fast = crm.plan("Home 100", 100, 20);
        int business = crm.plan("Business 200", 200, 200);
        int[] plans = {home, fast, business};
        List<Subscriber> people = lab.isp().plan().subscribers();
        int[] services = new int[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            services[i] = order(people.get(i), plans[i % plans.length], i);
        }
        crm.suspend(services[1]);
        crm.suspend(services[2]);
        crm.cancelSuspend(services[2]);
        crm.changePlanNow(services[3], business);
        crm.edit(services[4], Map.of("deviceName", router(5)));
        crm.end(services[5]);
        crm.recalculateAll();
        DemoMain.say(CUSTOMERS + " services were ordered in the lab's UISP, some suspended, moved, changed or ended");
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
        return crm.create(client, plan, attributes);
    }

    private String router(int number) {
        return lab.routers().get(number % lab.routers().size()).device().name();
    }
}
