package org.demarc.addressing.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.addressing.boundary.PoolDesk.PoolCard;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.PoolSnapshot;
import org.demarc.addressing.entity.Pools;
import org.demarc.routeros.faces.RouterOffers;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One pool: how full it is, how full it was, and when it will be empty. */
@Named
@ViewScoped
public class PoolPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PoolDesk desk;

    @Inject
    RouterOffers routers;

    @Inject
    Texts texts;

    private long id;
    private transient @Nullable PoolCard card;
    private transient @Nullable List<PoolSnapshot> days;
    private transient @Nullable PagedModel<Pools.Resting> resting;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElseThrow(() -> AddressingProblem.UNKNOWN_POOL.because("no pool is named"));
        desk.one(id);
    }

    public PoolCard getCard() {
        if (card == null) {
            card = desk.one(id);
        }
        return card;
    }

    /** What rests after a service gave it back. */
    public PagedModel<Pools.Resting> getResting() {
        PagedModel<Pools.Resting> present = resting;
        if (present == null) {
            present = new PagedModel<>(
                    page -> desk.resting(id, page), one -> one.address().toString());
            resting = present;
        }
        return present;
    }

    /** The router whose leases draw from it, empty for a PPP pool. */
    public String getRouter() {
        Long router = getCard().pool().routerId();
        return router == null ? "" : routers.ofList(router);
    }

    /** The day on which nothing is free any more, empty unless the pool grows. */
    public String getEmptyOn() {
        long left = getCard().forecast().daysLeft();
        return left < 0 ? "" : LocalDate.now(ZoneOffset.UTC).plusDays(left).toString();
    }

    /** Addresses a day, one decimal. */
    public String getPerDay() {
        return String.format(
                java.util.Locale.ROOT, "%+.1f", getCard().forecast().perDay());
    }

    public boolean isUnrecorded() {
        return days().isEmpty();
    }

    public String getChart() {
        return new PoolChart(days(), getCard().forecast())
                .json(texts.get("addressing.used"), texts.get("addressing.forecast"), texts.get("addressing.size"));
    }

    private List<PoolSnapshot> days() {
        if (days == null) {
            days = desk.days(id);
        }
        return days;
    }
}
