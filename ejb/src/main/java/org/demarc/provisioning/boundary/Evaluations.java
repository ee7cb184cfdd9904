package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/** Has services looked at again, against what their source says now. */
@Dependent
public class Evaluations {

    private final WishSources sources;
    private final Story story;

    @Inject
    public Evaluations(WishSources sources, Story story) {
        this.sources = sources;
        this.story = story;
    }

    /**
     * @param by login of who asks
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_SERVICE} when no source serves it
     */
    void ask(ServiceKey service, String by) {
        WishSource source = sources.of(service.source())
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no source " + service.source()));
        String cause = "operator " + by;
        story.tell(service, TimelineKind.OPERATOR, Told.EVALUATION_ASKED.with(by), cause);
        source.evaluate(service, cause);
    }
}
