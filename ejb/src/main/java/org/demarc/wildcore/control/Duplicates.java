package org.demarc.wildcore.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.wildcore.entity.StoredLine;

/**
 * Says in an answer that an identifier is known in several places (wildcore-mikbill.md 7.3).
 *
 * @param count rows of the answer
 */
public record Duplicates(int count, List<Duplicate> duplicates) {

    /** One identifier; {@code chosen} is the line that is meant. */
    public record Duplicate(String ontIdent, long chosen, List<Found> interfaces) {}

    /** One of its places. */
    public record Found(long id, String deviceIp, String name, String status) {}

    /** Of rows that are in order already. One identifier may be shown in two ways: each device has its own parameters (devices.md 2.4). */
    public static Duplicates of(List<StoredLine> lines) {
        Map<String, List<StoredLine>> linesByIdent = new LinkedHashMap<>();
        Map<String, String> shownByIdent = new HashMap<>();
        for (StoredLine line : lines) {
            StoredLine.Onu onu = line.onu();
            if (onu != null && onu.ident() != null && onu.shown() != null) {
                shownByIdent.putIfAbsent(onu.ident(), onu.shown());
                linesByIdent
                        .computeIfAbsent(onu.ident(), ident -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Duplicate> duplicates = new ArrayList<>();
        linesByIdent.forEach((ident, places) -> duplicates.add(new Duplicate(
                shownByIdent.getOrDefault(ident, ident),
                places.get(0).id(),
                places.stream().map(Duplicates::found).toList())));
        return new Duplicates(lines.size(), duplicates);
    }

    private static Found found(StoredLine line) {
        return new Found(line.id(), line.host().ip(), line.place().name(), line.status());
    }
}
