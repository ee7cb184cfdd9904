package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;
import org.jspecify.annotations.Nullable;

/**
 * The CRM sources as they were a second ago at most, for what happens hundreds of times a second: a storm of webhooks must not ask the
 * database for its source each time. A source that was changed or switched off is so on every node within that second.
 */
@ApplicationScoped
public class KnownSources {

    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 1000;

    private record Seen(CrmSource source, long at) {}

    private final Map<String, Seen> seenByCode = new ConcurrentHashMap<>();
    private final @Nullable CrmSources sources;

    /** For the proxy of the container only. */
    protected KnownSources() {
        this.sources = null;
    }

    @Inject
    public KnownSources(CrmSources sources) {
        this.sources = sources;
    }

    /** Unknown codes are never remembered: anybody can invent them. */
    Optional<CrmSource> withCode(String code) {
        Seen seen = seenByCode.get(code);
        if (seen != null && System.nanoTime() - seen.at() < GOOD_FOR) {
            return Optional.of(seen.source());
        }
        if (sources == null) {
            throw new IllegalStateException("only a proxy");
        }
        Optional<CrmSource> found = sources.withCode(code);
        if (seenByCode.size() > MOST) {
            seenByCode.clear();
        }
        found.ifPresentOrElse(
                source -> seenByCode.put(code, new Seen(source, System.nanoTime())), () -> seenByCode.remove(code));
        return found;
    }

    /** Somebody changed sources on this node: what was seen counts no more. */
    void forget() {
        seenByCode.clear();
    }
}
