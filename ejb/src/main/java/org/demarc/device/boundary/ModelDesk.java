package org.demarc.device.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Evidence;
import org.demarc.device.control.MergedAccess;
import org.demarc.device.control.Model;
import org.demarc.device.control.ModelSheet;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.AccessLevels;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.Devices;
import org.demarc.device.entity.ParameterLevels;
import org.demarc.poll.control.Pace;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.PollerRule;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.settings.boundary.Settings;

/** The device models that Demarc knows, with what it does for each of them (wildcore-mikbill.md row 14). */
@Stateless
@Requires(Permission.DEVICE_SHOW)
public class ModelDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Comparator<DeviceModel.Line>> ORDERS = Map.of(
            "name", Comparator.comparing(line -> line.name().toLowerCase(Locale.ROOT)),
            "key", Comparator.comparing(DeviceModel.Line::key),
            "vendor", Comparator.comparing(line -> line.vendor().toLowerCase(Locale.ROOT)),
            "type", Comparator.comparing(DeviceModel.Line::type),
            "profile", Comparator.comparing(DeviceModel.Line::profile),
            "devices", Comparator.comparingLong(DeviceModel.Line::devices));

    @Inject
    DeviceProfiles profiles;

    @Inject
    Devices devices;

    @Inject
    Sight sight;

    @Inject
    AccessLevels accessLevels;

    @Inject
    ParameterLevels parameterLevels;

    @Inject
    PollerRuns pollers;

    @Inject
    Settings settings;

    /**
     * Models by name unless sorted, by {@code name}, {@code key}, {@code vendor}, {@code type}, {@code profile} or {@code devices}; the filter looks
     * in name, key, vendor and profile.
     *
     * @param used only those of which the caller sees a device
     * @throws org.demarc.ProblemException {@code UNKNOWN_SORT}
     */
    public Page<DeviceModel.Line> page(PageRequest request, boolean used) {
        List<DeviceModel.Line> fitting = lines().stream()
                .filter(line -> !used || line.devices() > 0)
                .filter(line -> fits(line, request.filter().toLowerCase(Locale.ROOT)))
                .sorted(order(request))
                .toList();
        List<DeviceModel.Line> shown =
                fitting.stream().skip(request.offset()).limit(request.limit()).toList();
        return new Page<>(shown, fitting.size(), request.limit(), request.offset());
    }

    private static Comparator<DeviceModel.Line> order(PageRequest request) {
        Map<String, String> names = new LinkedHashMap<>();
        ORDERS.keySet().forEach(name -> names.put(name, name));
        Comparator<DeviceModel.Line> order = Objects.requireNonNull(ORDERS.get(request.column(names, "name")));
        return (request.descending() ? order.reversed() : order).thenComparing(DeviceModel.Line::key);
    }

    private static boolean fits(DeviceModel.Line line, String text) {
        return Stream.of(line.name(), line.key(), line.vendor(), line.profile())
                .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(text));
    }

    private List<DeviceModel.Line> lines() {
        ProfileCatalog catalog = profiles.catalog();
        Map<String, Long> countByModel = devices.countsByModel(sight.groups());
        Map<String, DeviceModel.Line> byKey = new LinkedHashMap<>();
        for (Model model : catalog.models()) {
            byKey.putIfAbsent(
                    model.key(),
                    new DeviceModel.Line(
                            model.key(),
                            model.name(),
                            model.vendor(),
                            model.type(),
                            catalog.profile("", model.key()).key(),
                            countByModel.getOrDefault(model.key(), 0L)));
        }
        return new ArrayList<>(byKey.values());
    }

    /**
     * One model with everything that is known of it.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE_MODEL}
     */
    public DeviceModel model(String key) {
        ModelSheet sheet = ModelSheet.of(profiles.catalog(), key)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE_MODEL.because("model " + key));
        return new DeviceModel(
                sheet.key(),
                sheet.name(),
                sheet.vendor(),
                sheet.type(),
                devices.countsByModel(sight.groups()).getOrDefault(key, 0L),
                sheet.profile(),
                sheet.profileName(),
                sheet.ofDirectory(),
                sheet.rules(),
                readings(sheet),
                sheet.actions(),
                sheet.archived(),
                sheet.evidence(),
                access(key),
                said(AccessLevel.ofModel(key)));
    }

    private List<DeviceModel.Read> readings(ModelSheet sheet) {
        List<PollerRule> rules = pollers.rules();
        CustomParameters parameters = parameters(sheet.key());
        return sheet.readings().stream()
                .map(served -> read(sheet, served, rules, parameters))
                .toList();
    }

    private DeviceModel.Read read(
            ModelSheet sheet, ModelSheet.Served served, List<PollerRule> rules, CustomParameters parameters) {
        Pace pace = served.polled()
                ? Reading.withKey(served.reading())
                        .map(one -> pace(one, sheet.key(), rules))
                        .orElse(null)
                : null;
        DeviceProfile family = profiles.catalog().profile("", sheet.key());
        Evidence evidence = sheet.evidence();
        return new DeviceModel.Read(
                served.reading(),
                served.way(),
                pace == null ? null : pace.poller(),
                pace == null ? null : (Long) pace.intervalS(),
                (pace == null || pace.enabled()) && served.isOn(family, parameters),
                evidence != null && evidence.readings().contains(served.reading()),
                served.modules(),
                served.parts(parameters),
                served.columns());
    }

    private Pace pace(Reading reading, String model, List<PollerRule> rules) {
        return Pace.of(reading, model, rules, settings.of(PollSettings.class));
    }

    /** Those of the system with those of the model over them, key by key. */
    private CustomParameters parameters(String model) {
        ObjectNode merged = said(AccessLevel.SYSTEM).deepCopy();
        merged.setAll(said(AccessLevel.ofModel(model)));
        return CustomParameters.of(merged.toString());
    }

    private ObjectNode said(AccessLevel level) {
        try {
            JsonNode said = JSON.readTree(parameterLevels.at(level).orElse("{}"));
            return said instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
    }

    private List<MergedAccess.Value> access(String model) {
        return accessLevels
                .at(AccessLevel.ofModel(model))
                .map(access -> MergedAccess.of(List.of(new MergedAccess.Said(AccessLevel.Kind.MODEL, access))).stream()
                        .filter(value -> value.from() == AccessLevel.Kind.MODEL)
                        .toList())
                .orElse(List.of());
    }
}
