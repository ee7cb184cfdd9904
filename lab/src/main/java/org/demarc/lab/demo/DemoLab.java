package org.demarc.lab.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.isp.PlannedDevice;
import org.demarc.lab.notify.Letterbox;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.jspecify.annotations.Nullable;

/**
 * The demo's ISP: the devices and the billing of one plan, a RouterOS simulator for each of its routers on the router's own
 * address, and a UISP/UCRM with its CRM API.
 */
final class DemoLab implements AutoCloseable {

    static final String BILLING = "Lab billing";
    static final String ROUTER_LOGIN = "demarc";
    static final String ROUTER_PASSWORD = "demarc-lab";
    static final String CRM_KEY = "lab-crm-write-key";

    private static final int API_PORT = 8728;

    /** A router with its simulator. */
    record Router(PlannedDevice device, RouterOsSimulator simulator) {}

    private final @Nullable Isp isp;
    private final List<Router> routers;
    private final @Nullable UcrmServer crm;
    private final @Nullable DemoRouterMemory memory;
    private final @Nullable Letterbox letterbox;

    private DemoLab(
            @Nullable Isp isp,
            List<Router> routers,
            @Nullable UcrmServer crm,
            @Nullable DemoRouterMemory memory,
            @Nullable Letterbox letterbox) {
        this.memory = memory;
        this.letterbox = letterbox;
        this.isp = isp;
        this.routers = routers;
        this.crm = crm;
    }

    /** On the SNMP port of the start before, where it is free: the product asks its devices there from its first second on. */
    static DemoLab start(DemoRouterMemory memory, int snmpPort) {
        Isp isp = isp(snmpPort);
        List<Router> routers = new ArrayList<>();
        for (PlannedDevice device : isp.plan().routers()) {
            RouterOsSimulator simulator = router(device);
            memory.restore(device.name(), simulator);
            routers.add(new Router(device, simulator));
        }
        UcrmServer crm =
                UcrmServer.start(UcrmOptions.defaults().at("127.0.0.1", 0).keys(CRM_KEY, "lab-crm-read-key"));
        Letterbox letterbox = new Letterbox(message -> DemoMain.say(message.line()));
        return new DemoLab(isp, routers, crm, memory, letterbox);
    }

    /** Nothing at all, for a demo of the product alone. */
    static DemoLab none() {
        return new DemoLab(null, List.of(), null, null, null);
    }

    boolean isRunning() {
        return isp != null;
    }

    Isp isp() {
        return Objects.requireNonNull(isp);
    }

    List<Router> routers() {
        return routers;
    }

    UcrmServer crm() {
        return Objects.requireNonNull(crm);
    }

    Letterbox letterbox() {
        return Objects.requireNonNull(letterbox);
    }

    /** The part {@code lab} of {@code demo.json}. */
    Map<String, Object> described() {
        List<Map<String, Object>> devices = new ArrayList<>();
        List<Map<String, Object>> billings = new ArrayList<>();
        if (isp != null) {
            for (Isp.Device device : isp.devices()) {
                devices.add(ordered("name", device.name(), "address", device.address(), "profile", device.profile()));
            }
            billings.add(ordered(
                    "name",
                    BILLING,
                    "kind",
                    "ubilling",
                    "url",
                    isp.billing().url(),
                    "key",
                    isp.billing().key()));
        }
        List<Map<String, Object>> described = new ArrayList<>();
        for (Router router : routers) {
            described.add(ordered(
                    "name", router.device().name(),
                    "address", router.device().address(),
                    "apiPort", router.simulator().port(),
                    "login", ROUTER_LOGIN,
                    "password", ROUTER_PASSWORD));
        }
        return ordered(
                "snmpPort", isp == null ? 0 : isp.snmpPort(),
                "devices", devices,
                "routers", described,
                "billings", billings);
    }

    /** A null is a value that is not known. */
    static Map<String, Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            put(map, String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("NullAway") // a LinkedHashMap holds it, and JSON shows it as null
    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    @Override
    public void close() {
        if (letterbox != null) {
            letterbox.close();
        }
        if (crm != null) {
            crm.close();
        }
        for (Router router : routers) {
            if (memory != null) {
                memory.keep(router.device().name(), router.simulator());
            }
            router.simulator().close();
        }
        if (isp != null) {
            isp.close();
        }
    }

    private static Isp isp(int snmpPort) {
        try {
            return Isp.start(Isp.Options.defaults().withSnmpPort(snmpPort));
        } catch (RuntimeException portInUse) {
            return Isp.start(Isp.Options.defaults());
        }
    }

    private static RouterOsSimulator router(PlannedDevice device) {
        RouterOsOptions options = RouterOsOptions.defaults()
                .address(device.address())
                .profiles("Home 50", "Home 100", "Business 200", "disabled")
                .user(org.demarc.lab.routeros.RouterUser.full(ROUTER_LOGIN, ROUTER_PASSWORD));
        try {
            return RouterOsSimulator.start(options.port(API_PORT));
        } catch (RuntimeException portInUse) {
            return RouterOsSimulator.start(options.port(0));
        }
    }
}
