package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmPagesTest {

    private static final int CLIENTS = 250;

    private final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().keys("write-key", "read-key"));
    private final CrmPages clients = new CrmPages(new CrmApi(crm.url(), Secret.of("read-key"), "")::get, "clients", "");
    private final List<Integer> read = new ArrayList<>();

    CrmPagesTest() {
        for (int i = 0; i < CLIENTS; i++) {
            crm.client("Client", Integer.toString(i));
        }
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void aListIsReadToItsEnd() {
        CrmPages.Read whole = clients.all(this::take);

        assertThat(whole).isEqualTo(CrmPages.Read.WHOLE);
        assertThat(read).hasSize(CLIENTS).doesNotHaveDuplicates();
    }

    @Test
    void whatThereIsNoTimeForIsReadTheNextTime() {
        CrmPages.Read some = clients.round(0, Instant.EPOCH, this::take);
        int inTime = read.size();
        read.clear();
        CrmPages.Read rest = clients.round(some.next(), Instant.MAX, this::take);

        assertThat(inTime).isEqualTo(100);
        assertThat(some).isEqualTo(new CrmPages.Read(1, ""));
        assertThat(rest).isEqualTo(CrmPages.Read.WHOLE);
        assertThat(read).as("to the end, then the beginning").hasSize(CLIENTS).doesNotHaveDuplicates();
        assertThat(read.get(0)).as("who stands on the second page").isGreaterThan(read.get(CLIENTS - 1));
    }

    @Test
    void aPageThatCannotBeReadIsAskedForFirstTheNextTime() {
        CrmApi api = new CrmApi(crm.url(), Secret.of("read-key"), "");
        CrmPages pages = new CrmPages(
                path -> path.contains("offset=100") ? new CrmAnswer.Unreachable("too slow") : api.get(path),
                "clients",
                "");

        CrmPages.Read some = pages.round(0, Instant.MAX, this::take);
        CrmPages.Read again = pages.round(some.next(), Instant.MAX, this::take);

        assertThat(some.next()).isEqualTo(1);
        assertThat(some.fault()).contains("too slow");
        assertThat(again.next()).as("it is not tried for ever").isZero();
    }

    @Test
    void whereTheCrmIsAwayTheListIsReadFromItsBeginningTheNextTime() {
        crm.stop();

        CrmPages.Read nothing = clients.round(1, Instant.MAX, this::take);

        assertThat(nothing.next()).isZero();
        assertThat(nothing.fault()).isNotEmpty();
        assertThat(read).isEmpty();
    }

    private void take(JsonNode page) {
        page.forEach(client -> read.add(client.path("id").asInt()));
    }
}
