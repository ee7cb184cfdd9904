package org.demarc.snmp.control;

import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/**
 * How the engine works on this node.
 *
 * @param sockets UDP sockets, each with one thread that listens, 1..4; devices are dealt out between them
 * @param inFlight devices in conversation at the same time, 1..20,000
 * @param heldVarBinds most variable bindings between the network and whoever stores them; at the bound no new poll starts, and those under
 *     way wait
 * @param receiveBufferBytes receive buffer to ask the kernel for, per socket
 * @param probeTimeoutMs wait for the answer to a probe
 * @param maxRows most rows of one table
 */
@SettingsOf("snmp")
public record SnmpSettings(
        @Setting(value = "2", min = 1, max = 4, says = "UDP sockets for SNMP, each with a thread that listens")
        int sockets,

        @Setting(
                value = "500",
                min = 1,
                max = 20000,
                says = "Devices that one node talks to at the same time: the one setting for parallelism of polling")
        int inFlight,

        @Setting(
                value = "1000000",
                min = 1000,
                max = 100000000,
                says =
                        "Most variable bindings held between the network and the database: at the bound no poll starts, and those under way wait")
        long heldVarBinds,

        @Setting(
                value = "4194304",
                min = 65536,
                max = 1073741824,
                says = "Receive buffer in bytes to ask the kernel for, per socket (net.core.rmem_max is its bound)")
        int receiveBufferBytes,

        @Setting(value = "1000", min = 100, max = 10000, says = "Wait for the answer to a probe, in ms")
        int probeTimeoutMs,

        @Setting(value = "200000", min = 1000, max = 10000000, says = "Most rows of one table")
        int maxRows) {

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
