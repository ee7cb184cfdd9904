package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmApi;
import org.demarc.ucrm.entity.CrmSource;

/** Tries whether a CRM can be asked, and says in plain words what is wrong (UR-76). */
@Stateless
@Requires({Permission.PROVISIONING_ADMIN, Permission.PROVISIONING_OPERATE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SourceTest {

    private static final String NO_EVENT = "00000000-0000-0000-0000-000000000000";

    @Inject
    SourceDesk desk;

    @Inject
    CrmApis apis;

    /** One thing that was tried. */
    public record Check(boolean ok, String text) {}

    public List<Check> test(long sourceId) {
        CrmSource source = desk.one(sourceId);
        List<Check> checks = new ArrayList<>();
        if (!source.hasApi()) {
            checks.add(new Check(true, "no address or app key: hooks are believed without asking the CRM"));
            return checks;
        }
        CrmApi api = apis.of(source);
        checks.add(version(api.version()));
        checks.add(answers("services can be read", api.get("clients/services?limit=1&offset=0")));
        checks.add(answers("webhook events can be verified", api.webhookEvent(NO_EVENT)));
        return checks;
    }

    private static Check version(CrmAnswer answer) {
        return answer instanceof CrmAnswer.Found found
                ? new Check(
                        true,
                        "the CRM answers, version "
                                + found.json().path("version").asText("?"))
                : answers("the CRM answers", answer);
    }

    private static Check answers(String what, CrmAnswer answer) {
        if (answer instanceof CrmAnswer.Found || answer instanceof CrmAnswer.Missing) {
            return new Check(true, what);
        }
        if (answer instanceof CrmAnswer.Refused refused) {
            return new Check(
                    false,
                    refused.status() == 401 || refused.status() == 403
                            ? "the CRM refuses the app key: " + refused.text()
                            : refused.text());
        }
        return new Check(false, EventCheck.words(answer));
    }
}
