package org.demarc.lab.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.isp.PlannedDevice;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;

/**
 * The demo's ISP: the devices and the billing of one plan, a RouterOS simulator for each of its routers on the router's own
 * address, and a UISP/UCRM with its CRM API.
 */
final class DemoLab implements AutoCloseable {

    static final String ROUTER_LOGIN = "demarc";
    static final String ROUTER_PASSWORD = "demarc-lab";
    static final String[] PLANS = {"Home 50", "Home 100", "Business 200"};

    private static final int API_PORT = 8728;

    /** A router with its simulator. */
    record Router(PlannedDevice device, RouterOsSimulator simulator) {}

    private final Isp isp;
    private final List<Router> routers;
    private final UcrmServer crm;

    private DemoLab(Isp isp, List<Router> routers, UcrmServer crm) {
        this.isp = isp;
        this.routers = routers;
        this.crm = crm;
    }

    static DemoLab start() {
        Isp isp = Isp.start(Isp.Options.defaults());
        List<Router> routers = new ArrayList<>();
        for (PlannedDevice device : isp.plan().routers()) {
            routers.add(new Router(device, router(device)));
        }
        UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().at("127.0.0.1", 0));
        return new DemoLab(isp, routers, crm);
    }

    Isp isp() {
        return isp;
    }

    List<Router> routers() {
        return routers;
    }

    UcrmServer crm() {
        return crm;
    }

    /** The part {@code lab} of {@code demo.json}. */
    Map<String, Object> described() {
        List<Map<String, Object>> devices = new ArrayList<>();
        for (Isp.Device device : isp.devices()) {
            devices.add(ordered("name", device.name(), "address", device.address(), "profile", device.profile()));
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
        return ordered("snmpPort", isp.snmpPort(), "devices", devices, "routers", described);
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }

    @Override
    public void close() {
        crm.close();
        routers.forEach(router -> router.simulator().close());
        isp.close();
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
