package org.demarc.lab.isp;

/**
 * Somebody who pays for a line. All of it is invented.
 *
 * @param number 1 to the number of subscribers
 * @param uid the billing's payment number, ten digits
 * @param login unique, also the billing's key
 * @param contract number of the agreement
 * @param phone international form
 * @param email may be empty
 * @param tariff id of a tariff in {@link Tariff#ALL}; empty when he has none
 * @param ip dotted IPv4
 * @param mac twelve hex digits, lower case: his router's, seen in the FDB of his line
 */
public record Subscriber(
        int number,
        String uid,
        String login,
        String contract,
        String fullName,
        boolean corporate,
        String phone,
        String email,
        Home home,
        String tariff,
        Standing standing,
        String ip,
        String mac,
        Line line) {

    /**
     * Where he lives.
     *
     * @param houseId id in {@link Places#houses()}
     */
    public record Home(int houseId, int entrance, int floor, String apartment) {}

    /**
     * How he stands with the billing.
     *
     * @param state 5 works, 1 in debt, 2 frozen, 3 switched off, 4 without a tariff
     * @param balanceCents in hundredths of the currency
     */
    public record Standing(int state, long balanceCents, String comment) {}

    /**
     * Where his wire ends.
     *
     * @param device name of the OLT or switch; empty when no device of the plan serves him
     * @param pon PON port from 1 as the plan counts; 0 on a switch
     * @param unit number of the ONU on its PON port, or of the switch port
     * @param onuIdent serial (16 hex digits, upper case) or MAC (12 hex digits, lower case); empty on a switch
     */
    public record Line(String device, int pon, int unit, String onuIdent) {

        static final Line NONE = new Line("", 0, 0, "");

        public boolean onOnu() {
            return pon > 0;
        }

        public boolean onPort() {
            return pon == 0 && unit > 0;
        }
    }

    public Subscriber withName(String name) {
        return new Subscriber(
                number, uid, login, contract, name, corporate, phone, email, home, tariff, standing, ip, mac, line);
    }

    public Subscriber withTariff(String id) {
        return new Subscriber(
                number, uid, login, contract, fullName, corporate, phone, email, home, id, standing, ip, mac, line);
    }

    public Subscriber withStanding(Standing other) {
        return new Subscriber(
                number, uid, login, contract, fullName, corporate, phone, email, home, tariff, other, ip, mac, line);
    }
}
