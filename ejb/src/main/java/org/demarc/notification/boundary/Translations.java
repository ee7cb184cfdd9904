package org.demarc.notification.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.demarc.notification.control.Words;
import org.jspecify.annotations.Nullable;

/** The words for messages. The pages bring them along when they start; nothing is told before that. */
@ApplicationScoped
public class Translations {

    private final AtomicReference<@Nullable Words> installed = new AtomicReference<>();

    public void install(Words words) {
        installed.set(words);
    }

    /** The pages are going. */
    public void forget() {
        installed.set(null);
    }

    public Optional<Words> words() {
        return Optional.ofNullable(installed.get());
    }
}
