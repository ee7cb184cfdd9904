package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.WishSource;

/** The billings that say what services need, by their sources' codes. */
@Dependent
public class WishSources {

    private final List<WishSource> all;

    @Inject
    public WishSources(@Any Instance<WishSource> all) {
        this(all.stream().toList());
    }

    public WishSources(List<WishSource> all) {
        this.all = all;
    }

    /** Empty when nobody serves such a source. */
    Optional<WishSource> of(String source) {
        return all.stream().filter(candidate -> candidate.serves(source)).findFirst();
    }
}
