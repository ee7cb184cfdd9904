package org.demarc.lab.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What has arrived, in its order. */
final class Inbox<T> {

    private final List<T> arrived = new CopyOnWriteArrayList<>();

    void add(T one) {
        arrived.add(one);
    }

    List<T> all(Predicate<T> wanted) {
        return arrived.stream().filter(wanted).toList();
    }
}
