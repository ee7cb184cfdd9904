package org.demarc.live.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something changed.
 *
 * @param id what changed; 0 for many
 * @param deviceId the device that it belongs to; 0 for none, and for many
 */
public record Change(Topic topic, long id, long deviceId) {

    /** Changes of a note of the database: {@code polls 12:12,13:13} or {@code jobs *}. What is not understood is left out. */
    public static List<Change> of(String note) {
        String[] parts = note.split(" ", 2);
        return Topic.withKey(parts[0]).stream()
                .flatMap(topic -> parts.length < 2 ? Stream.empty() : of(topic, parts[1]))
                .toList();
    }

    private static Stream<Change> of(Topic topic, String marks) {
        return marks.equals("*")
                ? Stream.of(new Change(topic, 0, 0))
                : Arrays.stream(marks.split(","))
                        .filter(mark -> mark.matches("[0-9]{1,18}:[0-9]{1,18}"))
                        .map(mark -> {
                            int colon = mark.indexOf(':');
                            return new Change(
                                    topic,
                                    Long.parseLong(mark.substring(0, colon)),
                                    Long.parseLong(mark.substring(colon + 1)));
                        });
    }

    boolean isOfMany() {
        return id == 0;
    }
}
