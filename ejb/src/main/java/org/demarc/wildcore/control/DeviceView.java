package org.demarc.wildcore.control;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device as the dialect shows it (wildcore-mikbill.md 6.1); never with communities, logins or passwords. */
public record DeviceView(
        long id,
        String ip,
        String name,
        String location,
        String description,
        String mac,
        String serial,
        boolean enabled,
        @Nullable Coordinates coordinates,
        @JsonRawValue String params,
        String createdAt,
        String updatedAt,
        @Nullable Group group,
        Model model,
        @Nullable Access access) {

    /** Degrees. */
    public record Coordinates(double lat, double lon) {}

    /** Device group. */
    public record Group(long id, String name, String description, String createdAt) {}

    /** Model; the id is made from the key and stays the same in every installation. */
    public record Model(
            int id,
            String name,
            String key,
            String vendor,
            String model,
            String type,
            String controller,
            String icon,
            Map<String, Object> params,
            List<String> pollers,
            List<String> collectors) {}

    /** By what it is reached, without anything secret. */
    public record Access(long id, String name, Map<String, Object> params) {}

    /** What a caller without {@code device_show} sees (wildcore-mikbill.md 3.3). */
    public record Brief(long id, String ip, String name, String type, BriefModel model) {}

    /** The model in a {@link Brief}. */
    public record BriefModel(int id, String name, String key, String type) {}

    public Brief brief() {
        return new Brief(
                id, ip, name, model.type(), new BriefModel(model.id(), model.name(), model.key(), model.type()));
    }
}
