package org.demarc.lab.snmp;

/**
 * Lasting traits of an agent's software.
 *
 * @param readCommunity answers GET, GETNEXT and GETBULK under this community; empty means under any
 * @param writeCommunity answers SET too under this community; empty means nobody may write
 * @param maxMessageBytes largest answer, 484 to 65507
 * @param maxRepetitions most repetitions it is willing to return
 * @param version1Only knows SNMP v1 only: keeps silent on v2c
 */
public record Manners(
        String readCommunity, String writeCommunity, int maxMessageBytes, int maxRepetitions, boolean version1Only) {

    /** Any community may read, nobody writes, answers fit an Ethernet frame. */
    public static final Manners OPEN = new Manners("", "", 1472, Integer.MAX_VALUE, false);

    public static Manners communities(String read, String write) {
        return new Manners(read, write, OPEN.maxMessageBytes, OPEN.maxRepetitions, false);
    }

    public Manners withMaxMessageBytes(int bytes) {
        return new Manners(readCommunity, writeCommunity, bytes, maxRepetitions, version1Only);
    }

    public Manners withMaxRepetitions(int repetitions) {
        return new Manners(readCommunity, writeCommunity, maxMessageBytes, repetitions, version1Only);
    }

    public Manners withVersion1Only() {
        return new Manners(readCommunity, writeCommunity, maxMessageBytes, maxRepetitions, true);
    }

    boolean mayRead(String community) {
        return readCommunity.isEmpty() || community.equals(readCommunity) || mayWrite(community);
    }

    boolean mayWrite(String community) {
        return !writeCommunity.isEmpty() && community.equals(writeCommunity);
    }
}
