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

    /** As D-Link writes a speed that is negotiated. */
    static final int AUTO = 2;

    private static final long TEST_MS = 1_500;

    private final Make make;
    private final Life life;
    private final Traffic traffic;
    private volatile String alias;
    private volatile boolean enabled = true;
    private volatile int speedMode = AUTO;
    private volatile long testedMs;

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
        if (on) {
            traffic.resume(System.currentTimeMillis());
        } else {
            traffic.pause(System.currentTimeMillis());
        }
    }

    int speedMode() {
        return speedMode;
    }

    void speedMode(int mode) {
        speedMode = mode;
    }

    /** Begins a test of the cable. */
    void test(long nowMs) {
        testedMs = nowMs;
    }

    /** True while the cable is being tested. */
    boolean testing(long nowMs) {
        return nowMs < testedMs + TEST_MS;
    }

    /** True when there is a test's result. */
    boolean tested(long nowMs) {
        return testedMs > 0 && !testing(nowMs);
    }

    /** Whether the link is up. */
    public boolean up(long nowMs) {
        return enabled && life.at(nowMs).up();
    }
}
