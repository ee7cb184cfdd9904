package org.demarc.search.entity;

/**
 * Something that was found.
 *
 * @param type {@code subscriber, onu, port} or {@code device}
 * @param id its id among things of its type
 * @param deviceId the device that it is part of, or is; 0 for a subscriber
 * @param title what it is called
 * @param detail what tells it from others of that name
 * @param status its state in the words of its type
 * @param matched what matched: {@code login, contract, uid, account, phone, ip, mac, name, serial, description, fdb, tag}
 * @param value the value that matched
 * @param exact the value is the whole of what was looked for
 */
public record Hit(
        Type type,
        long id,
        long deviceId,
        String title,
        String detail,
        String status,
        String matched,
        String value,
        boolean exact) {

    /** What can be found. */
    public enum Type {
        SUBSCRIBER,
        ONU,
        PORT,
        DEVICE
    }
}
