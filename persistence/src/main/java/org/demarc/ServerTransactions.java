package org.demarc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Transactions of the application server. */
@ApplicationScoped
public class ServerTransactions implements Transactions {

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> R call(Supplier<R> work) {
        return work.get();
    }
}
