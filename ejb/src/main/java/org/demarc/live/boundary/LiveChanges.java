package org.demarc.live.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.demarc.live.control.Change;
import org.demarc.live.control.LiveSettings;
import org.demarc.live.control.Watcher;
import org.demarc.live.control.Watchers;
import org.demarc.live.entity.ChangeFeed;
import org.demarc.live.entity.ChangeNotes;
import org.demarc.live.entity.LiveProblem;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** Hears from the database what changed, on whichever node, and hands it to those who wait on this one. One thread does both. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveChanges {

    private static final Duration TURN = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration GROUPS_LAST = Duration.ofSeconds(60);
    private static final String SESSION = "session ";

    @Inject
    DataSource dataSource;

    @Inject
    ChangeNotes notes;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable Watchers watchers;
    private @Nullable Thread thread;
    private volatile boolean stopping;
    private Map<Long, Long> groupByDevice = Map.of();
    private Instant groupsReadAt = Instant.EPOCH;

    @PostConstruct
    void begin() {
        LiveSettings live = settings.of(LiveSettings.class);
        watchers = new Watchers(live, this::group);
        if (live.enabled()) {
            thread = threads.newThread(this::listen);
            thread.setName("demarc-changes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @PreDestroy
    void end() {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
        // streams are not told: the web part has gone by now, and whoever listens comes again by itself, to another
        // node
    }

    /**
     * Takes in one who waits.
     *
     * @param since when what he knows was read
     * @throws org.demarc.ProblemException {@link LiveProblem#TOO_MANY_STREAMS}, also where nothing is told
     */
    public void admit(Watcher watcher, Instant since) {
        if (!settings.of(LiveSettings.class).enabled()) {
            throw LiveProblem.TOO_MANY_STREAMS.because("demarc.live.enabled is off");
        }
        watchers().admit(watcher, since, Instant.now());
    }

    public void forget(Watcher watcher) {
        watchers().forget(watcher);
    }

    /** How many wait on this node. */
    public int waiting() {
        return watchers().size();
    }

    /** Tells all nodes that a browser session is over. */
    public void sessionIsOver(String digest) {
        watchers().endSession(digest);
        try {
            notes.tell(SESSION + digest);
        } catch (RuntimeException e) {
            database.unlessAway(e, LiveLog.LOG::deaf);
        }
    }

    private Watchers watchers() {
        if (watchers == null) {
            throw new IllegalStateException("not started");
        }
        return watchers;
    }

    private void listen() {
        while (!stopping) {
            try (ChangeFeed feed = ChangeFeed.open(dataSource)) {
                watchers().hearEverything(Instant.now());
                hear(feed);
            } catch (SQLException | RuntimeException e) {
                if (!stopping) {
                    database.unlessAway(e, LiveLog.LOG::deaf);
                    pause();
                }
            }
        }
    }

    private void hear(ChangeFeed feed) throws SQLException {
        while (!stopping) {
            List<Change> changes = new ArrayList<>();
            for (String note : feed.next(TURN)) {
                if (note.startsWith(SESSION)) {
                    watchers().endSession(note.substring(SESSION.length()));
                } else {
                    changes.addAll(Change.of(note));
                }
            }
            Instant now = Instant.now();
            watchers().hear(changes, now);
            watchers().speak(now);
        }
    }

    /** Those who wait are told that we are still there. */
    private void pause() {
        watchers().speak(Instant.now());
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asked by several threads: whoever reads twice reads the same. */
    private synchronized Optional<Long> group(long deviceId) {
        Instant now = Instant.now();
        if (now.isAfter(groupsReadAt.plus(GROUPS_LAST))) {
            groupByDevice = notes.groupByDevice();
            groupsReadAt = now;
        }
        return Optional.ofNullable(groupByDevice.get(deviceId));
    }
}
