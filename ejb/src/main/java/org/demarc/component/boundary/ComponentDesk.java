package org.demarc.component.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.component.control.Components;
import org.demarc.component.entity.ClusterNodes;
import org.demarc.component.entity.ComponentFacts;
import org.demarc.component.entity.ComponentKind;
import org.demarc.component.entity.SystemComponent;

/** What Demarc consists of and how it is, for administrators. */
@Stateless
@Requires(Permission.SYSTEM_STATUS)
public class ComponentDesk {

    private static final int MOST_OF_A_KIND = 100;

    @Inject
    ClusterNodes nodes;

    @Inject
    ComponentFacts facts;

    @Inject
    CurrentUser caller;

    /** All parts by kind, at most a hundred of each; billings, CRMs and channels only for whoever may see their lists. */
    public List<SystemComponent> all() {
        List<SystemComponent> all = new ArrayList<>();
        nodes.all(NodePresence.ALIVE_WITHIN, MOST_OF_A_KIND).forEach(node -> all.addAll(Components.ofNode(node)));
        all.add(database());
        if (caller.may(ComponentKind.BILLING.permission())) {
            facts.billings(MOST_OF_A_KIND).forEach(source -> all.add(Components.ofBilling(source)));
        }
        if (caller.may(ComponentKind.CRM.permission())) {
            facts.crms(MOST_OF_A_KIND).forEach(source -> all.add(Components.ofCrm(source)));
        }
        if (caller.may(ComponentKind.CHANNEL.permission())) {
            facts.channels(MOST_OF_A_KIND).forEach(channel -> all.add(Components.ofChannel(channel)));
        }
        all.sort(Comparator.comparing(SystemComponent::kind));
        return all;
    }

    private SystemComponent database() {
        long began = System.nanoTime();
        ComponentFacts.Database told = facts.database();
        return Components.ofDatabase(
                told, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
