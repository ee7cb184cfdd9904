package org.demarc.provisioning.control;

import java.util.Map;
import org.demarc.provisioning.entity.PoolPlace;
import org.demarc.provisioning.entity.ServiceKey;

/**
 * What the address book says about the addresses of a router's rows.
 *
 * @param poolByAddress the pool that it lies in; none for an address outside of all pools
 * @param holderByAddress who has it
 */
public record AddressPlaces(Map<String, PoolPlace> poolByAddress, Map<String, ServiceKey> holderByAddress) {

    public AddressPlaces {
        poolByAddress = Map.copyOf(poolByAddress);
        holderByAddress = Map.copyOf(holderByAddress);
    }
}
