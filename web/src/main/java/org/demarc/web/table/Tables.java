package org.demarc.web.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.demarc.ListProblem;

/** Every list that can be downloaded. */
@ApplicationScoped
public class Tables {

    @Inject
    @Any
    Instance<TableSource> sources;

    /** By name. */
    public List<TableSource> all() {
        return sources.stream().sorted(Comparator.comparing(TableSource::name)).toList();
    }

    /** The table of this name. @throws org.demarc.ProblemException {@link ListProblem#UNKNOWN_TABLE}, and as the list refuses */
    public Table<?> open(String name, Map<String, String> parameters) {
        return all().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ListProblem.UNKNOWN_TABLE.because("table: " + name + " is not one of "
                        + String.join(
                                ", ", all().stream().map(TableSource::name).toList())))
                .open(new TableQuery(parameters));
    }
}
