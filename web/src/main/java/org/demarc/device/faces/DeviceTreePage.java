package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.OwnChoices;
import org.demarc.device.boundary.DeviceBranches;
import org.demarc.device.entity.DeviceNode;
import org.demarc.device.entity.TreeOrder;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The devices as a tree beside their list: what is opened is read, and no more. Which of them is shown is remembered. */
@Named
@ViewScoped
public class DeviceTreePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String CHOICE = "devices";
    private static final int AT_ONCE = 100;
    private static final int MOST_ROWS = 2000;

    /** How devices are shown. */
    public enum Shape {
        LIST,
        GROUP,
        UPLINK
    }

    /**
     * A line of the tree.
     *
     * @param node null for the line that has more of its branch read
     * @param parent key of the node above; empty for none
     * @param next how many of that branch are read already, where this line has more of it read
     */
    public record Line(@Nullable DeviceNode node, int depth, boolean open, String parent, int next, long left)
            implements Serializable {

        Line opened(boolean wanted) {
            return new Line(node, depth, wanted, parent, next, left);
        }

        /** True where there is something below. */
        public boolean branching() {
            return node != null && (node.deviceId() == null || node.devices() > 0);
        }
    }

    @Inject
    DeviceBranches branches;

    @Inject
    OwnChoices choices;

    @Inject
    Texts texts;

    private Shape shape = Shape.LIST;
    private String text = "";
    private List<Line> lines = new ArrayList<>();

    @PostConstruct
    void open() {
        String wanted = PageParameters.text("as").or(() -> choices.of(CHOICE)).orElse("");
        for (Shape known : Shape.values()) {
            shape = known.name().equals(wanted) ? known : shape;
        }
        begin();
    }

    /** Shows the tops of the tree, or what is looked for. */
    public void begin() {
        lines = new ArrayList<>();
        if (shape != Shape.LIST) {
            lines.addAll(read("", 0, 0));
        }
    }

    /** Opens a line, or closes it with all that is below. */
    public void toggle(int at) {
        Line line = lines.get(at);
        DeviceNode node = line.node();
        if (node == null) {
            return;
        }
        lines.set(at, line.opened(!line.open()));
        if (line.open()) {
            int end = at + 1;
            while (end < lines.size() && lines.get(end).depth() > line.depth()) {
                end++;
            }
            lines.subList(at + 1, end).clear();
        } else {
            insert(at + 1, read(node.key(), line.depth() + 1, 0));
        }
    }

    /** Reads more of the branch that ends here. */
    public void more(int at) {
        Line line = lines.remove(at);
        insert(at, read(line.parent(), line.depth(), line.next()));
    }

    private void insert(int at, List<Line> read) {
        if (lines.size() + read.size() > MOST_ROWS) {
            FacesContext.getCurrentInstance()
                    .addMessage(
                            null, new FacesMessage(FacesMessage.SEVERITY_WARN, texts.get("device.treeTooLong"), ""));
            begin();
            return;
        }
        lines.addAll(at, read);
    }

    private List<Line> read(String key, int depth, int from) {
        TreeOrder order = shape == Shape.UPLINK ? TreeOrder.UPLINK : TreeOrder.GROUP;
        String wanted = key.isEmpty() ? text : "";
        Page<DeviceNode> page = branches.below(order, key, new PageRequest(AT_ONCE, from, "", false, wanted));
        List<Line> read = new ArrayList<>();
        page.items().forEach(node -> read.add(new Line(node, depth, false, key, 0, 0)));
        int next = from + page.items().size();
        if (page.total() > next) {
            read.add(new Line(null, depth, false, key, next, page.total() - next));
        }
        return read;
    }

    public List<Line> getLines() {
        return lines;
    }

    public boolean isTree() {
        return shape != Shape.LIST;
    }

    public Shape getShape() {
        return shape;
    }

    /** Shows devices so from now on, also when the user comes back. */
    public void setShape(@Nullable Shape wanted) {
        if (wanted != null && wanted != shape) {
            shape = wanted;
            choices.choose(CHOICE, wanted.name());
            begin();
        }
    }

    public Shape[] getShapes() {
        return Shape.values();
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text.strip();
    }
}
