package org.demarc.addressing.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.addressing.boundary.PoolDesk.PoolCard;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolDraft;
import org.demarc.addressing.entity.PoolKind;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.routeros.faces.RouterOffers;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The pools with utilisation bars, and the exclusions. */
@Named
@ViewScoped
public class PoolsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PoolDesk desk;

    @Inject
    RouterOffers routers;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<PoolCard> model;
    private transient @Nullable PagedModel<Pools.Exclusion> exclusions;
    private long id;
    private long version;
    private String name = "";
    private String kind = PoolKind.PPP.name();
    private String router = "";
    private int position;
    private String prefixes = "";
    private String range = "";
    private String note = "";

    /** The pools, a page at a time. */
    public PagedModel<PoolCard> getModel() {
        PagedModel<PoolCard> present = model;
        if (present == null) {
            present = new PagedModel<>(
                    desk::page, card -> Long.toString(card.pool().id()));
            model = present;
        }
        return present;
    }

    public PagedModel<Pools.Exclusion> getExclusions() {
        PagedModel<Pools.Exclusion> present = exclusions;
        if (present == null) {
            present = new PagedModel<>(desk::exclusions, exclusion -> Long.toString(exclusion.id()));
            exclusions = present;
        }
        return present;
    }

    /** The router whose leases draw from it, empty for a PPP pool. */
    public String router(Pool pool) {
        Long routerId = pool.routerId();
        return routerId == null ? "" : routers.ofList(routerId);
    }

    public void begin() {
        id = 0;
        name = "";
        prefixes = "";
        router = "";
        position = 0;
        kind = PoolKind.PPP.name();
    }

    public void begin(Pool pool) {
        id = pool.id();
        version = pool.version();
        name = pool.name();
        kind = pool.kind().name();
        Long routerId = pool.routerId();
        router = routerId == null ? "" : routers.kept(routerId);
        position = pool.position();
        prefixes =
                String.join("\n", pool.prefixes().stream().map(Prefix::toString).toList());
    }

    public void save() {
        PoolDraft draft = new PoolDraft(name.strip(), PoolKind.valueOf(kind), routerId(), position, prefixList());
        if (id == 0) {
            desk.add(draft);
        } else {
            desk.change(id, version, draft);
        }
        warnOfHosts();
    }

    public void remove(Pool pool) {
        desk.remove(pool.id());
    }

    public void exclude() {
        try {
            desk.exclude(AddressRange.of(range), note);
        } catch (IllegalArgumentException e) {
            throw AddressingProblem.NOT_AN_ADDRESS.because(String.valueOf(e.getMessage()));
        }
        range = "";
        note = "";
    }

    public void include(Pools.Exclusion exclusion) {
        desk.include(exclusion.id());
    }

    /** By its row, because several sources may have a router of one name. */
    private @Nullable Long routerId() {
        if (kind.equals(PoolKind.PPP.name())) {
            return null;
        }
        return routers.chosen(router, AddressingProblem.UNKNOWN_ROUTER::because);
    }

    private List<Prefix> prefixList() {
        try {
            return prefixTexts().map(Prefix::of).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw AddressingProblem.NOT_A_PREFIX.because(String.valueOf(e.getMessage()));
        }
    }

    /** A host address is taken as its network (ucrm-routeros.md 7.1): whoever meant something else hears of it. */
    private void warnOfHosts() {
        prefixTexts().filter(Prefix::isOfHost).distinct().forEach(text -> FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                FacesMessage.SEVERITY_WARN,
                                texts.of(
                                        "addressing.takenAsNetwork",
                                        text,
                                        Prefix.of(text).toString()),
                                "")));
    }

    private Stream<String> prefixTexts() {
        return Arrays.stream(prefixes.split("[\\s,;]+")).filter(text -> !text.isBlank());
    }

    public boolean isNew() {
        return id == 0;
    }

    public String getName() {
        return name;
    }

    public void setName(String value) {
        name = value;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String value) {
        kind = value;
    }

    public String getRouter() {
        return router;
    }

    public void setRouter(@Nullable String value) {
        router = value == null ? "" : value;
    }

    public int getPosition() {
        return position;
    }

    public void setPosition(int value) {
        position = value;
    }

    public String getPrefixes() {
        return prefixes;
    }

    public void setPrefixes(@Nullable String value) {
        prefixes = value == null ? "" : value;
    }

    public String getRange() {
        return range;
    }

    public void setRange(@Nullable String value) {
        range = value == null ? "" : value;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String value) {
        note = value == null ? "" : value;
    }
}
