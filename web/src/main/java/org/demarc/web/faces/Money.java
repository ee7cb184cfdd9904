package org.demarc.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How pages write money: {@code #{money.text(row.balance)}}; the only place where it is rounded. */
@Named("money")
@ApplicationScoped
public class Money {

    /** {@code -12.50}, rounded half up to hundredths; empty for no amount. */
    public String text(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
