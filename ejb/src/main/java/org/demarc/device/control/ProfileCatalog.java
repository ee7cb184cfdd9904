package org.demarc.device.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarc.snmp.control.Oid;

/** All device profiles: those of the product, and those of a directory, which add or replace. Immutable once read. */
public final class ProfileCatalog {

    private static final String FOLDER = "/device-profiles/";

    private final Map<String, DeviceProfile> profiles = new LinkedHashMap<>();
    private final Map<String, DeviceProfile> byModel = new HashMap<>();
    private final List<Model> models = new ArrayList<>();
    private final Map<String, Model> modelByKey = new HashMap<>();
    private final Set<String> ofDirectory;

    private ProfileCatalog(Map<String, ProfileFile> files, Set<String> ofDirectory) {
        this.ofDirectory = Set.copyOf(ofDirectory);
        ProfileBuilder builder = new ProfileBuilder(files);
        for (ProfileFile file : files.values()) {
            if (file.type() != null) {
                add(builder, file);
            }
        }
        models.sort(Comparator.comparingInt(Model::trial));
        models.forEach(model -> modelByKey.putIfAbsent(model.key(), model));
    }

    private void add(ProfileBuilder builder, ProfileFile file) {
        DeviceProfile profile = builder.build(file, Map.of());
        profiles.put(profile.key(), profile);
        for (Model model : profile.models()) {
            models.add(model);
            byModel.put(model.key(), model.with().isEmpty() ? profile : builder.build(file, model.with()));
        }
    }

    /** The product's own profiles. */
    public static ProfileCatalog bundled() {
        return new ProfileCatalog(bundledFiles(), Set.of());
    }

    /**
     * The product's profiles and those of the {@code .yaml} files below a directory; one with the same key replaces the product's.
     *
     * @throws ProfileFault when a file cannot be used
     */
    public static ProfileCatalog withDirectory(Path directory) {
        Map<String, ProfileFile> files = bundledFiles();
        ProfileReader reader = reader();
        Set<String> brought = new HashSet<>();
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                ProfileFile file = reader.read(path.toString(), Files.readString(path));
                files.put(file.profile(), file);
                brought.add(file.profile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProfileCatalog(files, brought);
    }

    /**
     * The profile of a file that is tried, with the product's shared parts.
     *
     * @param model key of the model whose placeholders are filled; empty for the first
     * @throws ProfileFault when the file cannot be used
     */
    public static DeviceProfile trial(String yaml, String model) {
        Map<String, ProfileFile> files = bundledFiles();
        ProfileFile file = reader().read("the profile", yaml);
        files.put(file.profile(), file);
        ProfileBuilder builder = new ProfileBuilder(files);
        DeviceProfile profile = builder.build(file, Map.of());
        return profile.models().stream()
                .filter(one -> model.isEmpty() || one.key().equals(model))
                .findFirst()
                .map(one -> one.with().isEmpty() ? profile : builder.build(file, one.with()))
                .orElse(profile);
    }

    private static Map<String, ProfileFile> bundledFiles() {
        ProfileReader reader = reader();
        Map<String, ProfileFile> files = new LinkedHashMap<>();
        for (String path :
                resource("index").lines().filter(line -> !line.isBlank()).toList()) {
            ProfileFile file = reader.read(path, resource(path));
            files.put(file.profile(), file);
        }
        return files;
    }

    private static ProfileReader reader() {
        return new ProfileReader(resource("profile.schema.json"));
    }

    static String resource(String path) {
        try (InputStream in = ProfileCatalog.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new ProfileFault(path, "is not among the resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the profile with this key came from a directory, not from the product. */
    public boolean isOfDirectory(String key) {
        return ofDirectory.contains(key);
    }

    public Collection<DeviceProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    /** Models in the order in which detection tries them. */
    public List<Model> models() {
        return List.copyOf(models);
    }

    public Optional<Model> model(String key) {
        return Optional.ofNullable(modelByKey.get(key));
    }

    /** The profile with this key; the generic one when there is none. */
    public DeviceProfile profile(String key) {
        DeviceProfile profile = profiles.get(key);
        return profile == null ? generic() : profile;
    }

    /** The profile for a device of which profile and model are known; the model decides where it is covered. */
    public DeviceProfile profile(String key, String modelKey) {
        DeviceProfile ofModel = byModel.get(modelKey);
        return ofModel != null && (key.isEmpty() || ofModel.key().equals(key)) ? ofModel : profile(key);
    }

    public DeviceProfile generic() {
        DeviceProfile generic = profiles.get(DeviceProfile.GENERIC);
        if (generic == null) {
            throw new IllegalStateException("there is no profile " + DeviceProfile.GENERIC);
        }
        return generic;
    }

    /** What the device is; {@link Model#UNKNOWN} with the generic profile when no rule matches (DEV-3). */
    public Detection detect(Identity device) {
        return models.stream()
                .filter(model -> model.matches(device))
                .findFirst()
                .map(model -> new Detection(model, profile("", model.key())))
                .orElseGet(() -> new Detection(Model.UNKNOWN, generic()));
    }

    /** Columns that must be looked at before it is known what the device is; empty for most. */
    public List<Oid> rowsToLookFor(Identity device) {
        return models.stream()
                .takeWhile(model -> !model.matches(device))
                .filter(model -> model.row() != null
                        && model.matches(device.withRows(Set.of(Objects.requireNonNull(model.row())))))
                .map(model -> Objects.requireNonNull(model.row()))
                .distinct()
                .toList();
    }

    /** The objects that tell variants of a model apart; empty for most. */
    public List<Oid> variantObjects(Model base) {
        return models.stream()
                .map(Model::variant)
                .filter(variant -> variant != null && variant.base().equals(base.key()))
                .map(variant -> Objects.requireNonNull(variant).object())
                .distinct()
                .toList();
    }

    /** What the device turns out to be by these objects; without any that fits it stays what it is (DEV-2). */
    public Detection variant(Detection base, Map<Oid, String> told) {
        return models.stream()
                .filter(model -> model.isVariantOf(base.model(), told))
                .findFirst()
                .map(model -> new Detection(model, profile("", model.key())))
                .orElse(base);
    }
}
