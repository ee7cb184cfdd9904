package org.demarc.lab.device;

/** An interface of the ifTable. */
public final class Port {

    /**
     * What does not change.
     *
     * @param number as the plan counts it, from 1
     * @param type ifType, for instance 6 ethernetCsmacd
     */
    public record Make(int number, long ifIndex, String name, String descr, int type, int speedMbit) {}

    private final Make make;
    private final Life life;
    private final Traffic traffic;
    private volatile String alias;
    private volatile boolean enabled = true;

    Port(Make make, String alias, Life life, Traffic traffic) {
        this.make = make;
        this.alias = alias;
        this.life = life;
        this.traffic = traffic;
    }

    public Make make() {
        return make;
    }

    public Life life() {
        return life;
    }

    public Traffic traffic() {
        return traffic;
    }

    public String alias() {
        return alias;
    }

    public void alias(String text) {
        alias = text;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Switches the port on or off, as an operator does. */
    public void enable(boolean on) {
        enabled = on;
    }

    /** Whether the link is up. */
    public boolean up(long nowMs) {
        return enabled && life.at(nowMs).up();
    }
}
