package org.demarc.subscriber.entity;

/**
 * Where a subscriber lives.
 *
 * @param houseId Demarc's house, 0 where none is known
 * @param apartment flat, empty for none
 * @param floor floor as text, empty where unknown
 * @param entrance entrance number, 0 where unknown
 */
public record Place(long houseId, String apartment, String floor, int entrance) {

    public static final Place NOWHERE = new Place(0, "", "", 0);
}
