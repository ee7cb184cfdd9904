package org.demarc.provisioning.control;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.ServiceKey;

/**
 * Everything that the comparison of one router needs, read before it begins.
 *
 * @param accounts of Demarc by service: all on this router, and all others that its rows or the billing's wishes name
 * @param readings of billings by source; a source without one is known by its last wishes only
 * @param wantedHere services that a billing wants on this router and that Demarc has on none
 * @param routerOf which router a wish's device name means
 * @param routerNames names of all routers by row
 * @param elsewhere who has an address on another router, by address
 * @param sources codes of all sources that Demarc knows
 */
public record ThreeSides(
        RouterTerms router,
        RouterSnapshot snapshot,
        Map<ServiceKey, FleetAccount> accounts,
        Map<String, RegisterReading> readings,
        Set<ServiceKey> wantedHere,
        Function<ServiceWish, Optional<RouterTerms>> routerOf,
        Map<Long, String> routerNames,
        Map<String, String> elsewhere,
        Set<String> sources) {}
