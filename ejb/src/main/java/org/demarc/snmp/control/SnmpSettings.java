package org.demarc.snmp.control;

/**
 * How the engine works on this node.
 *
 * @param sockets UDP sockets, each with one listener and one timer thread, 1..4; devices are dealt out between them
 * @param inFlight devices in conversation at the same time, 1..20,000
 * @param heldVarBinds most variable bindings between the network and whoever stores them; at the bound no new poll starts
 * @param receiveBufferBytes receive buffer to ask the kernel for, per socket
 * @param probeTimeoutMs wait for the answer to a probe
 * @param maxRows most rows of one table
 */
public record SnmpSettings(
        int sockets, int inFlight, long heldVarBinds, int receiveBufferBytes, int probeTimeoutMs, int maxRows) {

    public static final SnmpSettings DEFAULT = new SnmpSettings(2, 500, 1_000_000, 4 << 20, 1000, 200_000);

    public SnmpSettings {
        if (sockets < 1 || sockets > 4) {
            throw new IllegalArgumentException("sockets outside 1..4: " + sockets);
        }
        if (inFlight < 1 || inFlight > 20_000) {
            throw new IllegalArgumentException("in-flight outside 1..20000: " + inFlight);
        }
        if (heldVarBinds < 1000) {
            throw new IllegalArgumentException("held-var-binds below 1000: " + heldVarBinds);
        }
    }

    public SnmpSettings withInFlight(int devices) {
        return new SnmpSettings(sockets, devices, heldVarBinds, receiveBufferBytes, probeTimeoutMs, maxRows);
    }

    public SnmpSettings withHeldVarBinds(long varBinds) {
        return new SnmpSettings(sockets, inFlight, varBinds, receiveBufferBytes, probeTimeoutMs, maxRows);
    }

    public SnmpSettings withProbeTimeoutMs(int ms) {
        return new SnmpSettings(sockets, inFlight, heldVarBinds, receiveBufferBytes, ms, maxRows);
    }

    public SnmpSettings withMaxRows(int rows) {
        return new SnmpSettings(sockets, inFlight, heldVarBinds, receiveBufferBytes, probeTimeoutMs, rows);
    }
}
