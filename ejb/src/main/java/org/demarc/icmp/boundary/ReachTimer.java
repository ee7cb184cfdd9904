package org.demarc.icmp.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.icmp.control.GatewayRound;
import org.demarc.icmp.control.HostNames;
import org.demarc.icmp.control.IcmpSettings;
import org.demarc.icmp.control.Prober;
import org.demarc.icmp.control.Probers;
import org.demarc.icmp.control.ReachRound;
import org.demarc.icmp.control.ReachWindow;
import org.demarc.icmp.entity.Gateways;
import org.demarc.icmp.entity.IcmpRun;
import org.demarc.icmp.entity.Outages;
import org.demarc.icmp.entity.Reaches;
import org.demarc.icmp.entity.Reaches.Sample;
import org.demarc.job.boundary.Duty;
import org.demarc.job.control.Node;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** Asks all devices every minute whether they live; one node of the cluster that can does. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ReachTimer {

    @Inject
    Reaches reaches;

    @Inject
    Gateways gateways;

    @Inject
    Outages outages;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @Inject
    Duty duty;

    private final ReachWindow window = new ReachWindow();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable Prober prober;
    private volatile @Nullable HostNames names;
    private volatile String means = "";
    private volatile String whyNot = "";

    @PostConstruct
    void choose() {
        if (!settings.of(IcmpSettings.class).enabled()) {
            means = "switched off by demarc.icmp.enabled";
            return;
        }
        Probers.Choice choice = Probers.choose();
        choice.prober().ifPresentOrElse(this::use, () -> useNone(choice.tried()));
    }

    private void use(Prober chosen) {
        prober = chosen;
        means = chosen.means();
        IcmpLog.LOG.chosen(chosen.means());
    }

    private void useNone(List<String> tried) {
        whyNot = String.join("; ", tried);
        means = "no ICMP: " + whyNot;
        IcmpLog.LOG.none(String.join("; ", tried));
    }

    /** By what devices are asked, or why they are not: for the page that shows the system's state. */
    public String means() {
        return means;
    }

    /** What was tried in vain; empty where there is a way to ask, or none is wanted. */
    public String whyNot() {
        return whyNot;
    }

    /** Whether there is a way to ask. */
    public boolean isAsking() {
        return prober != null;
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false, info = "icmp-round")
    void round() {
        Prober chosen = prober;
        if (chosen == null || !duty.isMine("icmp-round") || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            ask(chosen);
        } catch (IOException | RuntimeException e) {
            database.unlessAway(e, IcmpLog.LOG::failed);
        } finally {
            busy.set(false);
        }
    }

    private void ask(Prober chosen) throws IOException {
        IcmpSettings wanted = settings.of(IcmpSettings.class);
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        long began = System.nanoTime();
        var devices = new ReachRound(chosen, reaches, window, wanted.lastChance()).go(wanted.round(), at);
        outages.keepOfDevices(at);
        var hosts = new GatewayRound(chosen, gateways, names())
                .go(wanted.round(), devices.found(), wanted.lastChance(), at);
        int tookMs = (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
        outages.ran(new IcmpRun(
                at,
                Node.name(),
                devices.asked(),
                devices.asked() - devices.alive(),
                hosts.asked(),
                hosts.dead(),
                tookMs));
        if (devices.turned() > 0) {
            IcmpLog.LOG.turned(devices.turned());
        }
    }

    private HostNames names() {
        HostNames known = names;
        if (known == null) {
            known = new HostNames(threads);
            names = known;
        }
        return known;
    }

    /** Forgets rounds and outages that are older than the settings say. Nodes that do it at once do each other no harm. */
    @Schedule(hour = "3", minute = "41", persistent = false, info = "icmp-tidy")
    void forget() {
        IcmpSettings keep = settings.of(IcmpSettings.class);
        try {
            int some;
            do {
                some = outages.forget(keep.keepRunsDays(), keep.keepOutagesDays(), Instant.now());
            } while (some > 0);
        } catch (RuntimeException e) {
            database.unlessAway(e, IcmpLog.LOG::failed);
        }
    }

    /** Each node keeps what it has gathered itself, also when the next rounds are another node's. */
    @Schedule(hour = "*", minute = "*", second = "50", persistent = false, info = "icmp-history")
    void keepHistory() {
        keep(window.over(Instant.now()));
    }

    private void keep(List<Sample> samples) {
        try {
            reaches.keep(samples);
        } catch (RuntimeException e) {
            database.unlessAway(e, IcmpLog.LOG::failed);
        }
    }

    @PreDestroy
    void close() {
        keep(window.rest());
        Prober chosen = prober;
        if (chosen != null) {
            chosen.close();
        }
    }
}
