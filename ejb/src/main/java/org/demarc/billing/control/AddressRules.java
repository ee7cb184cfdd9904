package org.demarc.billing.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.billing.control.ImportContext.Offered;
import org.demarc.subscriber.entity.LineAddress;
import org.jspecify.annotations.Nullable;

/** Rules for the list of IP and MAC addresses. */
final class AddressRules {

    private final ImportOptions options;
    private final Offered offered;

    AddressRules(ImportOptions options, Offered offered) {
        this.options = options;
        this.offered = offered;
    }

    List<LineAddress> after(List<LineAddress> known, @Nullable List<LineAddress> billed) {
        if (billed == null || (billed.isEmpty() && (!offered.addresses() || options.skipDeleteEmptyIp()))) {
            return known;
        }
        Map<String, LineAddress> knownByKey = byKey(known);
        Map<String, LineAddress> billedByKey = byKey(billed);
        List<LineAddress> after = new ArrayList<>();
        billedByKey.forEach((key, told) -> after.add(merged(knownByKey.get(key), told)));
        knownByKey.forEach((key, had) -> {
            if (!billedByKey.containsKey(key) && kept(had)) {
                after.add(had);
            }
        });
        return after;
    }

    private LineAddress merged(@Nullable LineAddress known, LineAddress billed) {
        if (known == null) {
            return billed;
        }
        boolean takesMac = !billed.mac().isEmpty() && options.updateMac();
        return new LineAddress(
                billed.ip(),
                takesMac ? billed.mac() : known.mac(),
                billed.net().isEmpty() ? known.net() : billed.net());
    }

    private boolean kept(LineAddress had) {
        if (had.ip().isEmpty()) {
            return options.skipDeleteEmptyIp();
        }
        long ip = Ipv4.number(had.ip());
        return options.keptIps().stream().anyMatch(range -> range.holds(ip));
    }

    private static Map<String, LineAddress> byKey(List<LineAddress> addresses) {
        Map<String, LineAddress> byKey = new LinkedHashMap<>();
        for (LineAddress address : addresses) {
            byKey.putIfAbsent(address.ip().isEmpty() ? "mac " + address.mac() : address.ip(), address);
        }
        return byKey;
    }
}
