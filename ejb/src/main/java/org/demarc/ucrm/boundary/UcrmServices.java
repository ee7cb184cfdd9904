package org.demarc.ucrm.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;

/** Lets provisioning ask the CRMs again what they want for a service. */
@ApplicationScoped
public class UcrmServices implements WishSource {

    /** As many as may ask one CRM at a time (ucrm-routeros.md 3.6); there are four times as many threads. */
    private static final int AT_A_TIME = 4;

    /** Who waits for a slow CRM does so without a thread that could ask another, and looks so often whether its turn has come. */
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);

    private final Map<Long, Semaphore> seatsBySource = new ConcurrentHashMap<>();

    @Inject
    CrmSources sources;

    @Inject
    CrmServices services;

    @Inject
    UcrmBell bell;

    @Inject
    CrmAttributes attributes;

    @Inject
    UcrmWork work;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/demarc-asking")
    ManagedExecutorService threads;

    @Override
    public boolean serves(String source) {
        return sources.withCode(source).isPresent();
    }

    @Override
    public String assign(ServiceKey service, String device) {
        CrmSource source = sources.withCode(service.source()).orElseThrow();
        if (!source.hasApi()) {
            return "CRM " + source.code() + " has no interface: change the service's device attribute there";
        }
        CrmAttributes.Outcome outcome =
                attributes.write(source, service.id(), source.keys().device(), device);
        return outcome instanceof CrmAttributes.Outcome.NotWritten refused
                ? "CRM " + source.code() + ": " + refused.text()
                : "";
    }

    /** Whoever is not asked in time is due, and asked by whoever comes by next; who answers late wakes what waits for it. */
    @Override
    public void ask(Map<ServiceKey, String> causeByService, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        List<Wanted> crowded = new ArrayList<>();
        List<Asking> askings = new ArrayList<>();
        for (Wanted one : wanted(causeByService)) {
            if (one.seats().tryAcquire()) {
                begin(one, end).ifPresent(askings::add);
            } else {
                crowded.add(one);
            }
        }
        while (!crowded.isEmpty()
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK);
            crowded.removeIf(one -> {
                boolean hasSeat = one.seats().tryAcquire();
                if (hasSeat) {
                    begin(one, end).ifPresent(askings::add);
                }
                return hasSeat;
            });
        }
        askings.forEach(asking -> await(asking, end));
    }

    /** Services of a source that are to be asked for. */
    private record Wanted(CrmSource source, Set<String> ids, Semaphore seats) {

        String what() {
            return source.code() + " " + ids;
        }
    }

    /** All of them are due from now on: nobody is forgotten whose turn does not come in time. */
    private List<Wanted> wanted(Map<ServiceKey, String> causeByService) {
        List<Wanted> wanted = new ArrayList<>();
        bySource(causeByService)
                .forEach((code, causes) -> sources.withCode(code).ifPresent(source -> {
                    services.dueAfter(source.id(), causes, Duration.ZERO);
                    wanted.add(new Wanted(
                            source,
                            causes.keySet(),
                            seatsBySource.computeIfAbsent(source.id(), first -> new Semaphore(AT_A_TIME, true))));
                }));
        return wanted;
    }

    /** Each CRM by a thread of its own: one that is slow takes no time from the others. */
    private Optional<Asking> begin(Wanted one, long end) {
        try {
            return Optional.of(new Asking(one.what(), threads.submit(() -> {
                try {
                    ask(one.source(), one.ids(), end);
                } finally {
                    one.seats().release();
                }
            })));
        } catch (RejectedExecutionException tooMany) {
            one.seats().release();
            UcrmLog.LOG.notAsked(one.what(), tooMany);
            return Optional.empty();
        }
    }

    private record Asking(String what, Future<?> task) {}

    private static void await(Asking asking, long end) {
        try {
            asking.task().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            UcrmLog.LOG.debugf("not all of %s are heard in time", asking.what());
        } catch (ExecutionException fault) {
            UcrmLog.LOG.notAsked(asking.what(), fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Map<String, String>> bySource(Map<ServiceKey, String> causeByService) {
        Map<String, Map<String, String>> causesBySource = new LinkedHashMap<>();
        causeByService.forEach((service, cause) -> causesBySource
                .computeIfAbsent(service.source(), source -> new LinkedHashMap<>())
                .put(service.id(), cause));
        return causesBySource;
    }

    private void ask(CrmSource source, Set<String> ids, long end) {
        long left = end - System.nanoTime();
        if (left > 0) {
            work.services(source, ids, Patience.lasting(Duration.ofNanos(left)));
        }
    }

    @Override
    public void evaluate(ServiceKey service, String cause) {
        CrmSource source = sources.withCode(service.source()).orElseThrow();
        services.dueAfter(source.id(), service.id(), Duration.ZERO, cause);
        services.of(source.id(), service.id()).ifPresent(known -> bell.service(known.id()));
    }
}
