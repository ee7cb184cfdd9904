package org.demarc.device.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.device.boundary.GroupRegister;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.control.Model;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What forms offer where a device, an interface, a group or a model is meant: what the caller sees, by its name. A label ends
 * in the number that is kept: {@code olt-1 · 10.0.0.1 · #17}.
 */
@Named
@ApplicationScoped
public class Offers {

    private static final int OFFERED = 15;
    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,18})$");

    @Inject
    Inventory inventory;

    @Inject
    LineRegister lines;

    @Inject
    GroupRegister groups;

    @Inject
    CurrentUser caller;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();

    /** Devices whose name, address or place has the typed words. */
    public List<String> devices(String typed) {
        return inventory.page(wanted(typed), DeviceFilter.NONE, false).items().stream()
                .map(Offers::label)
                .toList();
    }

    /** Interfaces of the labelled device whose name or description has the typed words; none without a device. */
    public List<String> ports(String device, String typed) {
        return numbered(device)
                .map(id -> inventory.interfaces(id, wanted(typed)).items().stream()
                        .map(Offers::label)
                        .toList())
                .orElse(List.of());
    }

    private static PageRequest wanted(String typed) {
        return new PageRequest(OFFERED, 0, "", false, typed);
    }

    /** Keys of models by what they are called; a key that is kept already is offered even where the model is gone. */
    public Map<String, String> models(@Nullable String kept) {
        Map<String, String> keyByLabel = new LinkedHashMap<>();
        allModels().forEach(model -> keyByLabel.put(model.name() + " · " + model.key(), model.key()));
        if (kept != null && !kept.isEmpty() && !keyByLabel.containsValue(kept)) {
            keyByLabel.put(kept, kept);
        }
        return keyByLabel;
    }

    /** How the model with this key is called; the key itself where there is none. */
    public String model(String key) {
        return allModels().stream()
                .filter(model -> model.key().equals(key))
                .map(Model::name)
                .findFirst()
                .orElse(key);
    }

    /** Models by name, each once. */
    List<Model> allModels() {
        return steady.of("models", () -> {
            Map<String, Model> byKey = new LinkedHashMap<>();
            inventory.models().forEach(model -> byKey.putIfAbsent(model.key(), model));
            return byKey.values().stream()
                    .sorted(Comparator.comparing(Model::name))
                    .toList();
        });
    }

    /** Groups whose devices the caller sees, and those that are kept already. */
    public Map<String, Long> groups(Collection<Long> kept) {
        Map<String, Long> idByName = new LinkedHashMap<>(ownGroups());
        kept.stream().filter(id -> !idByName.containsValue(id)).forEach(id -> idByName.put(unseen(id), id));
        return idByName;
    }

    /** As {@link #groups}, for a form that keeps one or none. */
    public Map<String, Long> groupsWith(@Nullable Long kept) {
        return groups(kept == null ? List.of() : List.of(kept));
    }

    private Map<String, Long> ownGroups() {
        return steady.of("groups", () -> {
            Map<String, Long> idByName = new LinkedHashMap<>();
            groups.page(PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                    .filter(group -> caller.caller().seesAllDevices() || caller.seesGroup(group.id()))
                    .forEach(group -> idByName.put(group.name(), group.id()));
            return idByName;
        });
    }

    /** Labels of devices by their numbers, in the numbers' order; what the caller does not see has no name. */
    public Map<Long, String> labels(Collection<Long> ids) {
        Map<Long, String> seen = new LinkedHashMap<>();
        inventory.named(ids).forEach(device -> seen.put(device.id(), label(device)));
        Map<Long, String> labelById = new LinkedHashMap<>();
        ids.forEach(id -> labelById.put(id, seen.getOrDefault(id, unseen(id))));
        return labelById;
    }

    /** The label of one device; empty for none. */
    public String label(@Nullable Long id) {
        return id == null ? "" : labels(List.of(id)).getOrDefault(id, "");
    }

    /** An interface, where the caller sees it. */
    private Optional<Line> port(long id) {
        try {
            return Optional.of(lines.line(id));
        } catch (ProblemException e) {
            return Optional.empty(); // gone, or somebody else's
        }
    }

    /** The label of an interface, with the device's where the form names none. */
    public Port portWith(@Nullable Long deviceId, @Nullable Long interfaceId) {
        if (interfaceId == null) {
            return new Port(label(deviceId), "");
        }
        return port(interfaceId)
                .map(line -> new Port(
                        label(
                                line.device().name(),
                                line.device().address(),
                                line.device().id()),
                        label(line)))
                .orElseGet(() -> new Port(label(deviceId), unseen(interfaceId)));
    }

    /** An interface and its device, as labels; empty where none is meant. */
    public record Port(String device, String port) {}

    private String unseen(long id) {
        return texts.get("device.notSeen") + " · #" + id;
    }

    private static String label(Device device) {
        return label(device.name(), device.address(), device.id());
    }

    /** {@code olt-1 · 10.0.0.1 · #17}. */
    public static String label(String name, String address, long id) {
        return name + " · " + address + " · #" + id;
    }

    private static String label(Line line) {
        return line.name() + (line.description().isEmpty() ? "" : " · " + line.description()) + " · #" + line.id();
    }

    /** The number of a label; none for an empty one. */
    public static Optional<Long> numbered(String label) {
        Matcher number = NUMBER.matcher(label);
        return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    /** The number of a label, null for an empty one; {@code refusal} makes an exception of what is none. */
    public static @Nullable Long number(String label, Function<String, ? extends RuntimeException> refusal) {
        return label.isEmpty() ? null : numbered(label).orElseThrow(() -> refusal.apply(label));
    }
}
