package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.ucrm.control.ClientName;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.HookBody;
import org.demarc.ucrm.control.HookEvent;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.KnownService;

/** What events about clients lead to: new names in comments, and a look at all services of a client that goes. */
@Dependent
public class ClientEvents {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final int SERVICES = 1000;

    private final CrmEvents events;
    private final CrmServices services;
    private final CrmApis apis;
    private final EventCheck check;
    private final Transactions transactions;
    private final UcrmBell bell;

    @Inject
    public ClientEvents(
            CrmEvents events,
            CrmServices services,
            CrmApis apis,
            EventCheck check,
            Transactions transactions,
            UcrmBell bell) {
        this.events = events;
        this.services = services;
        this.apis = apis;
        this.check = check;
        this.transactions = transactions;
        this.bell = bell;
    }

    void handle(CrmSource source, CrmEvent event) {
        List<CrmEvent> confirmed = check.confirmed(source, List.of(event));
        if (confirmed.isEmpty()) {
            return;
        }
        check.note(source, confirmed);
        HookEvent hook = HookBody.stored(events.body(event.id()));
        Optional<String> name = ask(source, event.entityId()).or(() -> told(source, hook));
        transactions.run(() -> {
            boolean isNew = name.filter(known -> services.name(source.id(), event.entityId(), known))
                    .isPresent();
            boolean isGoing = List.of("archive", "delete").contains(event.changeType());
            if (isGoing || (isNew && event.changeType().equals("edit"))) {
                lookAtAll(source, event);
            }
            boolean matters = isGoing || event.changeType().equals("edit");
            events.finish(List.of(event.id()), matters ? EventState.DONE : EventState.IGNORED, "");
        });
    }

    private void lookAtAll(CrmSource source, CrmEvent event) {
        List<KnownService> ofClient = services.ofClient(source.id(), event.entityId(), SERVICES);
        services.hold(source.id(), ofClient.stream().map(KnownService::service).toList());
        for (KnownService known : ofClient) {
            services.dueAfter(source.id(), known.service(), Duration.ZERO, "client event " + event.uuid());
            bell.service(known.id());
        }
    }

    /**
     * The names as they stand in comments: asked for once an hour, or what was told last. Whose turn to be asked for does not come in
     * time is left out.
     */
    Map<String, String> namesOf(CrmSource source, Collection<String> clientIds, Patience patience) {
        Map<String, CrmServices.ToldName> toldById = services.clientNames(source.id(), clientIds, FRESH);
        Map<String, String> nameById = new HashMap<>();
        for (String clientId : clientIds) {
            Optional<CrmServices.ToldName> told = Optional.ofNullable(toldById.get(clientId));
            Optional<String> fresh = clientId.isEmpty()
                    ? Optional.of("")
                    : told.filter(CrmServices.ToldName::fresh).map(CrmServices.ToldName::name);
            if (fresh.isPresent()) {
                nameById.put(clientId, fresh.get());
            } else if (patience.hasTimeForAnother()) {
                nameById.put(clientId, asked(source, clientId, told.map(CrmServices.ToldName::name)));
            }
        }
        return nameById;
    }

    private String asked(CrmSource source, String clientId, Optional<String> told) {
        return refreshed(source, clientId).or(() -> told).orElseGet(() -> ClientName.unknown(clientId));
    }

    private Optional<String> refreshed(CrmSource source, String clientId) {
        Optional<String> name = ask(source, clientId);
        name.ifPresent(known -> services.name(source.id(), clientId, known));
        return name;
    }

    private Optional<String> ask(CrmSource source, String clientId) {
        if (!source.hasApi()) {
            return Optional.empty();
        }
        CrmAnswer answer = apis.of(source).client(clientId);
        return answer instanceof CrmAnswer.Found found ? Optional.of(ClientName.of(found.json())) : Optional.empty();
    }

    /** Without an API the hook itself is believed. */
    private static Optional<String> told(CrmSource source, HookEvent hook) {
        boolean isBelieved = !source.hasApi() && hook.body().isObject();
        return isBelieved ? Optional.of(ClientName.of(hook.body())) : Optional.empty();
    }
}
