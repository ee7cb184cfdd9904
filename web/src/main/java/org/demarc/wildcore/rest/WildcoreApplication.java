package org.demarc.wildcore.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Wildcore dialect (wildcore-mikbill.md): what MikBill and others ask where Wildcore DMS stood. */
@ApplicationPath("/api/v1")
public class WildcoreApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                InterfaceResource.class,
                DiagnosticResource.class,
                PortalResource.class,
                SignInResource.class,
                UserResource.class,
                DeviceResource.class,
                AnalyticsResource.class,
                LinksResource.class,
                ControlResource.class,
                ModuleResource.class,
                DeviceSearchResource.class,
                ArpPingResource.class,
                PingerResource.class,
                EventsResource.class,
                SignalResource.class,
                Door.class,
                RefusalMapper.class,
                UnreadableMapper.class,
                WildcoreJsonProvider.class);
    }
}
