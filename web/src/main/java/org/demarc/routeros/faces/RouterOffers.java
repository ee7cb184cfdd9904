package org.demarc.routeros.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import org.demarc.PageRequest;
import org.demarc.device.faces.Offers;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.routeros.boundary.RouterDesk;
import org.demarc.routeros.entity.Router;

/**
 * What forms and lists call a router: by its name, with the source of one that belongs to a source, because several sources may
 * have a router of one name.
 */
@Named
@ApplicationScoped
public class RouterOffers {

    private static final int OFFERED = 15;

    @Inject
    RouterDesk routers;

    @Inject
    RouterDirectory directory;

    /** Labels of routers whose name or host has the typed words; they end in the number that is kept: {@code site1 · main · #17}. */
    public List<String> typed(String words) {
        return routers.page("", new PageRequest(OFFERED, 0, "", false, words)).items().stream()
                .map(router -> numbered(router.id(), label(router)))
                .toList();
    }

    /** The label of the router with this number, as {@link #typed} offers it. */
    public String kept(long id) {
        return numbered(id, named(id));
    }

    /** The number of the chosen label; {@code refusal} makes an exception where none is chosen. */
    public long chosen(String label, Function<String, ? extends RuntimeException> refusal) {
        return Offers.numbered(label).orElseThrow(() -> refusal.apply(label.isEmpty() ? "none is chosen" : label));
    }

    private static String label(Router router) {
        return withSource(router.name(), router.source());
    }

    /** The label of the router with this number; empty where there is none any more. */
    private String named(long id) {
        return directory
                .withId(id)
                .map(terms -> withSource(terms.access().name(), terms.access().adoptsFrom()))
                .orElse("");
    }

    /** The label of a list's router; its number where there is none any more. */
    public String ofList(long id) {
        String label = named(id);
        return label.isEmpty() ? "#" + id : label;
    }

    private static String withSource(String name, String source) {
        return source.isEmpty() ? name : name + " · " + source;
    }

    private static String numbered(long id, String label) {
        return (label.isEmpty() ? "" : label + " · ") + "#" + id;
    }
}
