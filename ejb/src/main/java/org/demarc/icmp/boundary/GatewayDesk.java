package org.demarc.icmp.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.icmp.entity.Gateway;
import org.demarc.icmp.entity.Gateways;
import org.demarc.icmp.entity.Outage;
import org.demarc.icmp.entity.Outages;

/** How the gateways answer ICMP, now and before. They belong to no device group: who sees routers sees all of them. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class GatewayDesk {

    @Inject
    Gateways gateways;

    @Inject
    Outages outages;

    /** The dead first. Filter: part of a router's name, a host or an address. */
    public Page<Gateway> page(PageRequest request, boolean deadOnly) {
        return gateways.page(request, deadOnly);
    }

    public Gateways.Count count() {
        return gateways.count();
    }

    /** When gateways were dead, newest first. */
    public Page<Outage> outages(PageRequest request) {
        return outages.page(new Outages.Wanted("GATEWAY", null, null, true), request);
    }
}
