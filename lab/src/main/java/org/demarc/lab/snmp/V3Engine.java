package org.demarc.lab.snmp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The version 3 side of an agent: who it is, since when it runs, who may ask. Changeable while it is served. */
public final class V3Engine {

    private static final byte[] ENTERPRISE = {(byte) 0x80, 0, 0x1f, (byte) 0x88, 4};

    private final byte[] id;
    private final String context;
    private final Map<String, V3User> userByName = new HashMap<>();
    private final Map<String, V3Keys> keysByName = new HashMap<>();
    private int boots = 1;
    private long upSinceMs;
    private long salt;
    private long reports;

    private V3Engine(byte[] id, String context, long upSinceMs) {
        this.id = id;
        this.context = context;
        this.upSinceMs = upSinceMs;
    }

    /**
     * An engine that has been up for an hour.
     *
     * @param name makes the engine's identifier (RFC 3411 5, text form), at most 27 octets
     */
    public static V3Engine named(String name, V3User... users) {
        return named(name, "", users);
    }

    /** The same with objects in one named context only (RFC 3411 3.3.4). */
    public static V3Engine named(String name, String context, V3User... users) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        var id = new byte[ENTERPRISE.length + text.length];
        System.arraycopy(ENTERPRISE, 0, id, 0, ENTERPRISE.length);
        System.arraycopy(text, 0, id, ENTERPRISE.length, text.length);
        var engine = new V3Engine(id, context, System.currentTimeMillis() - 3_600_000);
        for (V3User user : users) {
            engine.allow(user);
        }
        return engine;
    }

    /** Lets a user in; of two with one name the later counts. */
    public synchronized void allow(V3User user) {
        userByName.put(user.name(), user);
        keysByName.put(user.name(), V3Keys.of(user, id));
    }

    /** Starts again as devices do that count their boots. */
    public synchronized void reboot() {
        boots++;
        upSinceMs = System.currentTimeMillis();
    }

    /** Starts again as cheap devices do: the number of boots is lost too. */
    public synchronized void rebootForgettingItsBoots() {
        boots = 1;
        upSinceMs = System.currentTimeMillis();
    }

    /** How many requests were answered by a report, discovery included. */
    public synchronized long reports() {
        return reports;
    }

    byte[] id() {
        return id;
    }

    String context() {
        return context;
    }

    synchronized Optional<V3User> user(String name) {
        return Optional.ofNullable(userByName.get(name));
    }

    synchronized V3Keys keys(V3User user) {
        return keysByName.computeIfAbsent(user.name(), name -> V3Keys.of(user, id));
    }

    synchronized int boots() {
        return boots;
    }

    synchronized int time() {
        return (int) ((System.currentTimeMillis() - upSinceMs) / 1000);
    }

    synchronized long nextSalt() {
        return ++salt;
    }

    synchronized long countedReport() {
        return ++reports;
    }
}
