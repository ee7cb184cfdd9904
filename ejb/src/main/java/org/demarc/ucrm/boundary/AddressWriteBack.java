package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.Transactions;
import org.demarc.provisioning.boundary.Story;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;
import org.demarc.ucrm.entity.WrittenAddresses;

/** Shows subscribers' addresses in the CRM after they were applied, where the source wishes it (ucrm-routeros.md 7.7). */
@Dependent
public class AddressWriteBack {

    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);

    private final WrittenAddresses addresses;
    private final CrmSources sources;
    private final CrmAttributes attributes;
    private final Story story;
    private final Transactions transactions;

    @Inject
    public AddressWriteBack(
            WrittenAddresses addresses,
            CrmSources sources,
            CrmAttributes attributes,
            Story story,
            Transactions transactions) {
        this.addresses = addresses;
        this.sources = sources;
        this.attributes = attributes;
        this.story = story;
        this.transactions = transactions;
    }

    /** Writes some of what is due; never in a transaction. */
    void once() {
        for (WrittenAddresses.Due due : addresses.claim(AT_ONCE, LEASE)) {
            Optional<CrmSource> source = sources.withId(due.sourceId()).filter(CrmSource::hasApi);
            source.ifPresent(known -> write(known, due));
        }
    }

    private void write(CrmSource source, WrittenAddresses.Due due) {
        String key = source.writeBack().addressKey();
        CrmAttributes.Outcome outcome = attributes.write(source, due.service(), key, due.address());
        transactions.run(() -> {
            if (outcome instanceof CrmAttributes.Outcome.NotWritten refused) {
                addresses.later(due.serviceRow(), refused.isFinal() ? LATER : SOON);
                if (refused.isFinal()) {
                    tell(source, due, Told.ADDRESS_NOT_WRITTEN.with(key, refused.text()));
                }
            } else {
                addresses.written(due.serviceRow(), due.address());
                tell(source, due, Told.ADDRESS_WRITTEN.with(due.address(), key));
            }
        });
    }

    private void tell(CrmSource source, WrittenAddresses.Due due, Phrase what) {
        story.tell(
                new ServiceKey(source.code(), due.service()), TimelineKind.ADDRESS, what, "address-" + due.address());
    }
}
