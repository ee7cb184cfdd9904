package org.demarc.billing.control;

import org.demarc.address.entity.AddressBook;
import org.demarc.billing.entity.BillingRuns;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberBook;
import org.demarc.tariff.entity.TariffBook;

/** The books that an import reads and writes. */
public record Register(
        BillingRuns runs, SubscriberBook subscribers, TariffBook tariffs, AddressBook addresses, LineBook lines) {}
