package org.demarc.live.control;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.demarc.live.entity.LiveProblem;

/**
 * What somebody wants to be told of.
 *
 * @param id only of this one; 0 for all of the topic
 */
public record Interest(Topic topic, long id) {

    private static final int MOST = 20;

    /**
     * {@code polls:12,events}.
     *
     * @throws org.demarc.ProblemException {@link LiveProblem#UNKNOWN_TOPIC}
     */
    public static Set<Interest> in(String text) {
        Set<Interest> wanted = new LinkedHashSet<>();
        Arrays.stream(text.split("[, ]+"))
                .filter(one -> !one.isEmpty())
                .limit(MOST)
                .forEach(one -> wanted.add(of(one)));
        if (wanted.isEmpty()) {
            throw unknown(text);
        }
        return wanted;
    }

    private static Interest of(String text) {
        String[] parts = text.split(":", 2);
        Topic topic = Topic.withKey(parts[0]).orElseThrow(() -> unknown(text));
        if (parts.length == 1) {
            return new Interest(topic, 0);
        }
        if (!parts[1].matches("[1-9][0-9]{0,17}")) {
            throw unknown(text);
        }
        return new Interest(topic, Long.parseLong(parts[1]));
    }

    private static RuntimeException unknown(String text) {
        String known =
                String.join(", ", Arrays.stream(Topic.values()).map(Topic::key).toList());
        return LiveProblem.UNKNOWN_TOPIC.because("'" + text + "'; known are " + known + ", each also as topic:id");
    }

    boolean covers(Change change) {
        return topic == change.topic() && (id == 0 || change.isOfMany() || id == change.id());
    }

    /** As it was asked for. */
    public String text() {
        return id == 0 ? topic.key() : topic.key() + ":" + id;
    }
}
