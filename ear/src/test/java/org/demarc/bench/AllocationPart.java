package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.demarc.Sql;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.FreeAddress;
import org.demarc.addressing.entity.Ledger;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.addressing.entity.WaitingLine;
import org.demarc.lab.stand.Database;
import org.demarc.provisioning.entity.ServiceKey;

/**
 * How long a service waits for its address where a pool of a million addresses is nearly used up (ucrm-routeros.md 7.4): the server's
 * classes on PostgreSQL, one transaction a draw, its commit counted.
 */
final class AllocationPart implements Part {

    private static final int TAKEN = 900_000;
    private static final int WARM_UP = 1_000;
    private static final int DRAWS = 4_000;
    private static final DrawQueue QUEUE = DrawQueue.ppp();

    private final BenchSettings settings;

    AllocationPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        int taken = settings.scaled(TAKEN, 1_000);
        report.note("allocation: a /12 with " + taken
                + " addresses taken, spread over it at random; one draw a transaction");
        Path folder = Folder.emptied(settings.dir().resolve("allocation"));
        try (Database database = Database.start(folder)) {
            Draws draws = new Draws(connections(database));
            draws.fill(taken);
            settle(database);
            draws.time(WARM_UP, 0);
            draws.time(settings.scaled(DRAWS, 100), WARM_UP).report("allocation", report);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** A million rows written at once leave work that would otherwise be done beside the draws: an address book fills over years. */
    private static void settle(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE address_assignment");
            statement.execute("CHECKPOINT");
        }
    }

    /** One thread is always handed the same connection, so that its transaction lasts until it is committed. */
    private static DataSource connections(Database database) throws SQLException {
        DataSource kept = KeptConnections.migrated(database.jdbcUrl());
        try (Connection connection = kept.getConnection()) {
            connection.setAutoCommit(false);
        }
        return kept;
    }

    private record Draws(DataSource connections, Sql sql) {

        Draws(DataSource connections) {
            this(connections, new Sql(connections));
        }

        void fill(int taken) throws SQLException {
            Pools pools = new Pools(sql);
            long id = pools.create(QUEUE.space(), "bench", QUEUE.kind(), QUEUE.routerId(), 0);
            Pool pool = pools.withId(id).orElseThrow();
            pools.addPrefix(pool, Prefix.of("10.0.0.0/12"), 0);
            sql.update("""
                    INSERT INTO address_assignment (space, address, pool_id, source, service, origin, confirmed)
                    SELECT ?, '10.0.0.0'::inet + n, ?, 'bench', 'taken-' || n, 'POOL', true
                    FROM (SELECT n FROM generate_series(1, 1048574) n ORDER BY hashint8(n) LIMIT ?) AS spread
                    """, QUEUE.space(), id, taken);
            commit();
        }

        Latencies time(int count, int from) throws SQLException {
            Pools pools = new Pools(sql);
            AddressBook book = new AddressBook(sql, pools, new FreeAddress(sql), new WaitingLine(sql), new Ledger(sql));
            long[] nanos = new long[count];
            for (int i = 0; i < count; i++) {
                long started = System.nanoTime();
                if (book.draw(new ServiceKey("bench", "new-" + (from + i)), QUEUE, true)
                        .isEmpty()) {
                    throw new IllegalStateException("no address is free");
                }
                commit();
                nanos[i] = System.nanoTime() - started;
            }
            return new Latencies(nanos);
        }

        private void commit() throws SQLException {
            try (Connection connection = connections.getConnection()) {
                connection.commit();
            }
        }
    }
}
