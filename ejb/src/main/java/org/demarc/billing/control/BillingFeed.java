package org.demarc.billing.control;

import java.util.List;
import java.util.function.Consumer;

/** One billing's lists, fetched once each for one run. Closing it forgets them. */
public interface BillingFeed extends AutoCloseable {

    /**
     * Asks whether a billing is there at all.
     *
     * @return what it calls itself, for the report
     */
    String greeting() throws BillingFault;

    /** All tariffs. */
    List<BilledTariff> tariffs() throws BillingFault;

    /** The small lists; those that the billing does not offer are null. */
    Vocabulary vocabulary() throws BillingFault;

    /** The address book. */
    BilledAddresses addresses() throws BillingFault;

    /**
     * Every subscriber, one after the other, child accounts after their parent. May be called more than once: the
     * list is fetched the first time only. A list that ends before its end is found out at the end: nobody may act
     * on a row before the first pass has gone through.
     */
    void eachSubscriber(Consumer<BilledSubscriber> row) throws BillingFault;

    @Override
    void close();
}
