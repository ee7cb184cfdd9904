package org.demarc.provisioning.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.PlanScope;
import org.demarc.web.faces.Texts;

/** What a plan is about, in the reader's language. */
@Named
@RequestScoped
public class PlanWords {

    @Inject
    Texts texts;

    /** {@code Router: core-1}: the words that are kept begin with the English name of the scope. */
    public String scope(BulkPlan plan) {
        String scope = texts.word("provisioning.planScope", plan.scope());
        int name = plan.scopeWords().indexOf(' ');
        return plan.scope() == PlanScope.ALL || name < 0
                ? scope
                : scope + ": " + plan.scopeWords().substring(name + 1);
    }
}
