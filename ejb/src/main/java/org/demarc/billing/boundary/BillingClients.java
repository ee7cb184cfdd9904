package org.demarc.billing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.billing.control.BillingClient;
import org.demarc.billing.entity.BillingProblem;

/** The kinds of billings that can be read. */
@ApplicationScoped
public class BillingClients {

    @Inject
    @Any
    Instance<BillingClient> clients;

    /** The client for this kind. */
    public BillingClient of(String kind) {
        return clients.stream()
                .filter(client -> client.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> BillingProblem.KIND_UNKNOWN.because(
                        "no billing of kind " + kind + " can be read; known: " + String.join(", ", kinds())));
    }

    /** Every kind, in alphabetical order. */
    public List<String> kinds() {
        return clients.stream().map(BillingClient::kind).sorted().toList();
    }
}
