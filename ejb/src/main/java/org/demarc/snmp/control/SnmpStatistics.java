package org.demarc.snmp.control;

/**
 * What the engine has done since it was opened and what it is doing (snmp-engine.md ENG-36). Totals only grow.
 *
 * @param requests datagrams sent, repetitions included
 * @param retries repetitions among them
 * @param responses answers that belonged to a request
 * @param varBinds variable bindings in them
 * @param timeouts requests that stayed unanswered after their last repetition
 * @param unmatched well-formed answers that nobody waited for: late, doubled or foreign
 * @param malformed datagrams that are no SNMP message
 * @param polls conversations finished
 * @param gaveBack conversations that gave back what they had read, to make room at the bound for those that began before, and began anew
 * @param bufferDrops datagrams the kernel dropped because a receive buffer was full; 0 where it does not tell
 * @param inFlight devices in conversation now
 * @param waiting polls waiting for a place
 * @param heldUp conversations under way that wait at the bound until something is stored
 * @param heldVarBinds variable bindings expected or held now
 * @param outstanding requests that wait for an answer now
 * @param receiveBufferBytes smallest receive buffer that a socket got
 */
public record SnmpStatistics(
        long requests,
        long retries,
        long responses,
        long varBinds,
        long timeouts,
        long unmatched,
        long malformed,
        long polls,
        long gaveBack,
        long bufferDrops,
        int inFlight,
        int waiting,
        int heldUp,
        long heldVarBinds,
        int outstanding,
        int receiveBufferBytes) {}
