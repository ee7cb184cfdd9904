package org.demarc.wildcore.control;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.demarc.live.control.ReadingCall;
import org.demarc.wildcore.control.ReadModule.Cell;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a reading in the shape of a module (devices.md 4).
 *
 * @param modules names of what the device's family serves
 */
public record ModuleRows(ModuleRequest request, StoredHost host, List<String> modules, LocalText text) {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** A row with the key of the line of which it tells. */
    private record Told(String key, ModuleValues values) {}

    /**
     * The answer.
     *
     * @param lines those that may be told of
     */
    public Object shown(List<ReadingCall.Row> rows, List<StoredLine> lines) {
        List<Told> told = told(rows, lines);
        return switch (request.module().shape()) {
            case LINES -> told.stream().map(this::ofLine).toList();
            case TOLD_LINES ->
                told.stream().filter(this::hasFirst).map(this::ofLine).toList();
            case INTERFACES ->
                told.stream()
                        .filter(row -> !row.key().isEmpty())
                        .map(ModuleRows::place)
                        .toList();
            case ROWS -> told.stream().map(row -> cells(row.values())).toList();
            case OBJECT -> object(told);
            case SYSTEM -> system(told);
            case LOGS -> logs(told);
            case NEIGHBOURS -> neighbours(told);
            case RESOURCES -> resources(told);
        };
    }

    private List<Told> told(List<ReadingCall.Row> rows, List<StoredLine> lines) {
        Map<String, StoredLine> lineByKey = new HashMap<>();
        lines.forEach(line -> lineByKey.put(line.place().bindKey(), line));
        lines.forEach(line -> lineByKey.put(line.place().name(), line));
        return rows.stream()
                .map(row -> new Told(
                        row.key(),
                        new ModuleValues(row.values(), lineByKey.get(row.key()), text, request.serialsInLetters())))
                .filter(row -> request.admits(row.values()))
                .toList();
    }

    private boolean hasFirst(Told row) {
        return request.module().cells().get(0).telling().of(row.values()) != null;
    }

    private Map<String, @Nullable Object> ofLine(Told row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("interface", place(row));
        shown.putAll(cells(row.values()));
        return shown;
    }

    /** Every cell is there; what was not asked for is null (DEV-8). */
    private Map<String, @Nullable Object> cells(ModuleValues values) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (Cell cell : request.module().cells()) {
            cells.put(
                    cell.name(), request.isWanted(cell.name()) ? cell.telling().of(values) : null);
        }
        return cells;
    }

    /** All three names of an ONU's number are there (devices.md 4.1); of a port that is not known, no more than its name. */
    private static @Nullable Map<String, @Nullable Object> place(Told row) {
        if (row.key().isEmpty()) {
            return null;
        }
        StoredLine line = row.values().line();
        StoredLine.Place at = line == null
                ? new StoredLine.Place(row.key(), null, "", null, row.key(), "", null, null, null, null, null)
                : line.place();
        Map<String, @Nullable Object> place = WildcoreJson.MAPPER.convertValue(DiagParts.place(at), OBJECT);
        place.put("_onu", at.onu());
        return place;
    }

    /** Of the first row that tells what the module is about; else of one that tells anything. */
    private Map<String, @Nullable Object> object(List<Told> told) {
        return Stream.concat(told.stream().filter(this::hasFirst), told.stream())
                .map(row -> cells(row.values()))
                .filter(cells -> cells.values().stream().anyMatch(Objects::nonNull))
                .findFirst()
                .orElseGet(() -> cells(new ModuleValues(Map.of(), null, text, null)));
    }

    private Map<String, @Nullable Object> system(List<Told> told) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(object(told));
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("key", host.model().key());
        meta.put("type", host.model().type());
        meta.put("name", host.model().name());
        meta.put("detect", Map.of());
        meta.put("ports", 0);
        meta.put("extra", Map.of());
        meta.put("modules", modules);
        shown.put("meta", meta);
        return shown;
    }

    private List<Map<String, @Nullable Object>> logs(List<Told> told) {
        Map<String, List<Map<String, @Nullable Object>>> logsByKey = new LinkedHashMap<>();
        Map<String, Told> firstByKey = new LinkedHashMap<>();
        for (Told row : told) {
            firstByKey.putIfAbsent(row.key(), row);
            logsByKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(cells(row.values()));
        }
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        firstByKey.forEach((key, row) -> {
            Map<String, @Nullable Object> ofLine = new LinkedHashMap<>();
            ofLine.put("interface", place(row));
            ofLine.put("logs", logsByKey.get(key));
            shown.add(ofLine);
        });
        return shown;
    }

    private Map<String, @Nullable Object> neighbours(List<Told> told) {
        Map<String, @Nullable Object> local = new LinkedHashMap<>();
        local.put("chassis_id", host.mac().isEmpty() ? null : host.mac());
        local.put("ports", null);
        List<Map<String, @Nullable Object>> remotes = new ArrayList<>();
        for (Told row : told) {
            Map<String, @Nullable Object> remote = new LinkedHashMap<>();
            remote.put("loc_interface", place(row));
            remote.putAll(cells(row.values()));
            remotes.add(remote);
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("local", local);
        shown.put("remotes", remotes);
        return shown;
    }

    private Map<String, @Nullable Object> resources(List<Told> told) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("cpu", part("cpu", "cpuPercent", List.of("util"), told));
        shown.put("memory", part("memory", "memoryPercent", List.of("util", "total", "free"), told));
        shown.put("disk", null);
        shown.put("interfaces", null);
        shown.put("cards", request.isWanted("cards") ? cards(told) : null);
        return shown;
    }

    /** The first row that tells it; the names after the first have no unit that is known. */
    private @Nullable Map<String, @Nullable Object> part(
            String cell, String column, List<String> names, List<Told> told) {
        Object value = told.stream()
                .map(row -> row.values().plain(column))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (value == null || !request.isWanted(cell)) {
            return null;
        }
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        names.forEach(name -> part.put(name, name.equals("util") ? value : null));
        return part;
    }

    private static List<Map<String, @Nullable Object>> cards(List<Told> told) {
        List<Map<String, @Nullable Object>> cards = new ArrayList<>();
        for (Told row : told) {
            Map<String, @Nullable Object> card = new LinkedHashMap<>();
            card.put("name", row.values().plain("name"));
            card.put("cpu_util", row.values().plain("cpuPercent"));
            card.put("temp", row.values().plain("temperatureC"));
            cards.add(card);
        }
        return cards;
    }
}
