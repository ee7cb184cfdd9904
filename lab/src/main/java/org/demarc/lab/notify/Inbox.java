package org.demarc.lab.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What has arrived, in its order. */
final class Inbox<T> {

    private final List<T> arrived = new CopyOnWriteArrayList<>();
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

    void onArrival(Consumer<T> listener) {
        listeners.add(listener);
    }

    void add(T one) {
        arrived.add(one);
        listeners.forEach(listener -> listener.accept(one));
    }

    List<T> all(Predicate<T> wanted) {
        return arrived.stream().filter(wanted).toList();
    }
}
