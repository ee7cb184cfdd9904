package org.demarc.addressing.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.addressing.control.AddressingSettings;
import org.demarc.addressing.control.PoolForecast;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolSnapshot;
import org.demarc.addressing.entity.PoolSnapshots;
import org.demarc.addressing.entity.PoolUse;
import org.demarc.addressing.entity.Pools;
import org.demarc.settings.boundary.Settings;

/** How full pools are, were, and will be. */
@Dependent
public class PoolBook {

    private static final int MOST_POOLS = 1000;
    private static final int DAYS = 30;
    private static final long KEPT_DAYS = 400;

    private final Pools pools;
    private final AddressBook book;
    private final PoolSnapshots snapshots;
    private final Settings settings;

    @Inject
    public PoolBook(Pools pools, AddressBook book, PoolSnapshots snapshots, Settings settings) {
        this.pools = pools;
        this.book = book;
        this.snapshots = snapshots;
        this.settings = settings;
    }

    /** A pool, how full it was at the last snapshot, and when it will be empty. */
    public record Outlook(Pool pool, PoolUse use, PoolForecast forecast) {}

    /** Notes how full every pool is today (UTC); how many there are. */
    public int noteToday() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Pool> all = pools.list(MOST_POOLS);
        all.forEach(pool -> snapshots.note(pool.id(), today, use(pool)));
        snapshots.forget(today.minusDays(KEPT_DAYS));
        return all.size();
    }

    /** Notes which of the pools raise an alarm, for the events. */
    void noteAlarms(List<Outlook> all) {
        snapshots.alarms(all.stream()
                .filter(one -> one.forecast().isAlarm())
                .map(PoolBook::alarm)
                .toList());
    }

    private static PoolSnapshots.Alarm alarm(Outlook one) {
        PoolForecast forecast = one.forecast();
        return new PoolSnapshots.Alarm(
                one.pool().id(),
                forecast.alarm().name(),
                one.use().free(),
                forecast.days().isPresent() ? forecast.daysLeft() : null);
    }

    PoolUse use(Pool pool) {
        return book.use(pool, settings.of(AddressingSettings.class).skipDotZeroAndDot255());
    }

    /** The newest days of a pool, oldest first. */
    List<PoolSnapshot> days(Pool pool) {
        return snapshots.of(List.of(pool.id()), DAYS).getOrDefault(pool.id(), List.of());
    }

    /** Forecasts for pools of which it is known how full they are now, by pool. */
    Map<Long, PoolForecast> forecasts(Map<Pool, PoolUse> useByPool) {
        Map<Long, List<PoolSnapshot>> daysByPool =
                snapshots.of(useByPool.keySet().stream().map(Pool::id).toList(), DAYS);
        PoolForecast.Bounds bounds = settings.of(AddressingSettings.class).forecastBounds();
        Map<Long, PoolForecast> forecastByPool = new HashMap<>();
        useByPool.forEach((pool, use) -> forecastByPool.put(
                pool.id(), PoolForecast.of(daysByPool.getOrDefault(pool.id(), List.of()), use, bounds)));
        return forecastByPool;
    }

    /** All pools by their last snapshot: nothing is counted, so it may be asked often. Pools without a snapshot are left out. */
    List<Outlook> outlooks() {
        List<Pool> all = pools.list(MOST_POOLS);
        Map<Long, List<PoolSnapshot>> daysByPool =
                snapshots.of(all.stream().map(Pool::id).toList(), DAYS);
        PoolForecast.Bounds bounds = settings.of(AddressingSettings.class).forecastBounds();
        return all.stream()
                .filter(pool -> daysByPool.containsKey(pool.id()))
                .map(pool -> {
                    List<PoolSnapshot> days = daysByPool.getOrDefault(pool.id(), List.of());
                    PoolUse last = days.get(days.size() - 1).use();
                    return new Outlook(pool, last, PoolForecast.of(days, last, bounds));
                })
                .toList();
    }
}
