package org.demarc.onu.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuFilter;
import org.demarc.onu.entity.PonBranch;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The PON ports of an OLT with their ONUs under them. A port's ONUs are read when it is opened, and no others. */
@Named
@ViewScoped
public class OnuTreePage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** As many as the largest PON port has. */
    private static final int AT_ONCE = 256;

    private static final int MOST_ROWS = 2000;

    /**
     * What the tree shows of an ONU.
     *
     * @param who login and address of its subscriber, for who may see subscribers
     */
    public record Leaf(
            long id,
            String name,
            String status,
            @Nullable String ident,
            @Nullable Double rxDbm,
            String description,
            String who)
            implements Serializable {

        static Leaf of(Onu onu) {
            Onu.Signal signal = onu.signal();
            Onu.OnuSubscriber owner = onu.owner();
            return new Leaf(
                    onu.id(),
                    onu.name(),
                    onu.status(),
                    onu.identShown(),
                    signal == null ? null : signal.rxDbm(),
                    onu.description(),
                    owner == null ? "" : (owner.login() + " " + owner.address()).strip());
        }
    }

    /**
     * A line of the tree: a PON port, an ONU below one, or what has more of a port's ONUs read.
     *
     * @param next how many of the port's ONUs are read already, where this line has more of them read
     * @param left how many are not
     */
    public record Line(@Nullable PonBranch pon, @Nullable Leaf onu, String parent, boolean open, int next, long left)
            implements Serializable {

        static Line of(PonBranch pon, boolean open) {
            return new Line(pon, null, pon.bindKey(), open, 0, 0);
        }

        static Line of(String parent, Onu onu) {
            return new Line(null, Leaf.of(onu), parent, false, 0, 0);
        }

        static Line more(String parent, int next, long left) {
            return new Line(null, null, parent, false, next, left);
        }

        /** True for a PON port that can be opened. */
        public boolean branching() {
            return pon != null && pon.onus() > 0;
        }
    }

    @Inject
    Inventory inventory;

    @Inject
    OnuRegister register;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private String text = "";
    private long found;
    private List<Line> lines = new ArrayList<>();

    @PostConstruct
    void open() {
        id = PageParameters.number("device")
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("no device is named"));
        text = PageParameters.text("q").orElse("");
        begin();
    }

    public Device getDevice() {
        return steady.of("device", () -> inventory.device(id));
    }

    /** Shows all PON ports closed, or those below which something is found, open. */
    public void begin() {
        List<PonBranch> pons = register.pons(id);
        lines = new ArrayList<>();
        if (text.isEmpty()) {
            pons.forEach(pon -> lines.add(Line.of(pon, false)));
        } else {
            search(pons);
        }
    }

    private void search(List<PonBranch> pons) {
        Page<Onu> page = read(null, 0, text);
        found = page.total();
        Map<String, List<Onu>> onusByPon = new HashMap<>();
        page.items().forEach(onu -> onusByPon
                .computeIfAbsent(Optional.ofNullable(onu.parentKey()).orElse(""), key -> new ArrayList<>())
                .add(onu));
        for (PonBranch pon : pons) {
            List<Onu> below = onusByPon.getOrDefault(pon.bindKey(), List.of());
            if (!below.isEmpty()) {
                lines.add(Line.of(pon, true));
                below.forEach(onu -> lines.add(Line.of(pon.bindKey(), onu)));
            }
        }
    }

    private Page<Onu> read(@Nullable String parent, int from, String wanted) {
        return register.page(new PageRequest(AT_ONCE, from, "", false, wanted), OnuFilter.ofDevice(id, parent), "")
                .page();
    }

    /** Opens a PON port, or closes it with its ONUs. */
    public void toggle(int at) {
        Line line = lines.get(at);
        PonBranch pon = line.pon();
        if (pon == null) {
            return;
        }
        lines.set(at, Line.of(pon, !line.open()));
        if (line.open()) {
            int end = at + 1;
            while (end < lines.size() && lines.get(end).pon() == null) {
                end++;
            }
            lines.subList(at + 1, end).clear();
        } else {
            insert(at + 1, pon.bindKey(), 0);
        }
    }

    /** Reads more ONUs of the port whose part ends here. */
    public void more(int at) {
        Line line = lines.remove(at);
        insert(at, line.parent(), line.next());
    }

    /** The ONUs of a port from this one on; where something is looked for, those that fit. */
    private void insert(int at, String parent, int from) {
        if (lines.size() > MOST_ROWS) {
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, texts.get("onu.treeTooLong"), ""));
            begin();
            return;
        }
        Page<Onu> page = read(parent.isEmpty() ? OnuFilter.NO_PORT : parent, from, text);
        List<Line> below = new ArrayList<>();
        page.items().forEach(onu -> below.add(Line.of(parent, onu)));
        int next = from + page.items().size();
        if (page.total() > next) {
            below.add(Line.more(parent, next, page.total() - next));
        }
        lines.addAll(at, below);
    }

    public List<Line> getLines() {
        return lines;
    }

    /** How many ONUs fit what is looked for, where not all of them are shown; 0 otherwise. */
    public long getBeyond() {
        return !text.isEmpty() && found > AT_ONCE ? found : 0;
    }

    /** How many are shown of those. */
    public int getMost() {
        return AT_ONCE;
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text.strip();
    }
}
