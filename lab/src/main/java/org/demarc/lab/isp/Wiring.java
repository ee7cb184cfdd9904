package org.demarc.lab.isp;

import java.util.List;
import java.util.Map;
import org.demarc.lab.device.LabDevice;

/** What the plan's devices are plugged into: routers on top, switches and OLTs below them, small switches below those. */
final class Wiring {

    private record Cable(String lower, String upper, int upperPort) {}

    private static final List<Cable> CABLES = List.of(
            new Cable("mt-core-2", "mt-core-1", 2),
            new Cable("mt-core-3", "mt-core-1", 3),
            new Cable("sw-generic-1", "mt-core-1", 4),
            new Cable("olt-huawei-1", "mt-core-1", 5),
            new Cable("sw-generic-2", "mt-core-2", 2),
            new Cable("sw-generic-3", "mt-core-2", 3),
            new Cable("olt-zte-1", "mt-core-2", 4),
            new Cable("sw-generic-4", "mt-core-2", 5),
            new Cable("sw-generic-5", "mt-core-3", 2),
            new Cable("sw-generic-6", "mt-core-3", 3),
            new Cable("olt-bdcom-1", "mt-core-3", 4),
            new Cable("sw-generic-7", "mt-core-3", 5),
            new Cable("sw-generic-8", "sw-generic-1", 50),
            new Cable("sw-dlink-1", "sw-generic-1", 51),
            new Cable("sw-dlink-2", "sw-generic-1", 52),
            new Cable("sw-dlink-3", "sw-generic-2", 50),
            new Cable("sw-dlink-4", "sw-generic-2", 51));

    private Wiring() {}

    static void of(Map<String, LabDevice> deviceByName) {
        for (Cable cable : CABLES) {
            LabDevice lower = deviceByName.get(cable.lower());
            LabDevice upper = deviceByName.get(cable.upper());
            if (lower != null && upper != null) {
                lower.hangOn(upper, cable.upperPort());
            }
        }
    }
}
