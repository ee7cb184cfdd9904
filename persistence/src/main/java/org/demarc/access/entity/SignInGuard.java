package org.demarc.access.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;

/** Remembers bad attempts to sign in and shuts out their address, on all nodes at once. */
@Dependent
public class SignInGuard {

    /**
     * When an address is shut out.
     *
     * @param attempts bad attempts inside the window that lead to a block, at least 1
     * @param window how far back attempts count
     * @param block how long the address stays out
     */
    public record Limits(int attempts, Duration window, Duration block) {

        /** wildcore-mikbill.md 2, row 2. */
        public static final Limits USUAL = new Limits(3, Duration.ofMinutes(10), Duration.ofHours(1));
    }

    /** An address that is shut out. */
    public record Block(String address, Instant until) {}

    private final Sql sql;

    @Inject
    public SignInGuard(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whose attempts are counted together: an IPv4 address alone, of IPv6 the network of 64 bits that its owner can take any address of.
     *
     * @param address literal
     */
    static String placeOf(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress literal = InetAddress.getByName(address.replaceAll("[%].*$", ""));
            byte[] octets = literal.getAddress();
            if (literal instanceof Inet4Address) {
                return literal.getHostAddress();
            }
            return String.format(
                    "%x:%x:%x:%x::/64", word(octets, 0), word(octets, 2), word(octets, 4), word(octets, 6));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private static int word(byte[] octets, int at) {
        return ((octets[at] & 0xFF) << 8) | (octets[at + 1] & 0xFF);
    }

    /** Until when the address is shut out, if it is. */
    public Optional<Instant> blockedUntil(String address, Instant now) {
        return sql.first(
                "select blocked_until from ip_block where address = ? and blocked_until > ?",
                row -> row.instant("blocked_until"),
                placeOf(address),
                now);
    }

    /** Remembers a bad attempt; true when it was the one too many. */
    public boolean failed(String remoteAddress, String login, Instant now, Limits limits) {
        String address = placeOf(remoteAddress);
        sql.update("insert into sign_in_attempt (address, login, at) values (?, ?, ?)", address, login, now);
        long recent = sql.one(
                "select count(*) n from sign_in_attempt where address = ? and at > ?",
                row -> row.number("n"),
                address,
                now.minus(limits.window()));
        if (recent < limits.attempts()) {
            return false;
        }
        sql.update("""
                insert into ip_block (address, blocked_until) values (?, ?)
                on conflict (address) do update set blocked_until = excluded.blocked_until
                """, address, now.plus(limits.block()));
        sql.update("delete from sign_in_attempt where address = ?", address);
        return true;
    }

    /**
     * A good sign-in wipes the address's bad attempts at the same login, and at no other: who knows one password must not
     * buy guesses at another with it.
     */
    public void forget(String address, String login) {
        sql.update(
                "delete from sign_in_attempt where address = ? and lower(login) = lower(?)", placeOf(address), login);
    }

    /** Who is shut out now, at most 1000. */
    public List<Block> blocks(Instant now) {
        return sql.list(
                "select address, blocked_until from ip_block where blocked_until > ? order by address limit 1000",
                row -> new Block(row.text("address"), row.instant("blocked_until")),
                now);
    }

    /** Lets everybody in again; answers how many were shut out. */
    public int resetAll() {
        sql.update("delete from sign_in_attempt");
        return sql.update("delete from ip_block");
    }

    /** Removes what no longer counts. */
    public void tidy(Instant now) {
        sql.update("delete from sign_in_attempt where at < ?", now.minus(Duration.ofDays(1)));
        sql.update("delete from ip_block where blocked_until < ?", now);
    }
}
