package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonCodeTest {

    @Test
    void textsNameWhatTheyAreAbout() {
        assertThat(ReasonCode.PROFILE_MISSING.text("No Such Plan", "site1"))
                .isEqualTo("profile \"No Such Plan\" is missing on site1");
        assertThat(ReasonCode.USERNAME_TAKEN.text("sub101", "site2", ReasonCode.belongsTo("101")))
                .isEqualTo("user name sub101 on site2 belongs to service 101");
        assertThat(ReasonCode.POOL_EMPTY.text()).isEqualTo("no ip addresses to assign");
    }

    @Test
    void aNameThatLooksLikeAGapIsNotFilled() {
        assertThat(ReasonCode.ROUTER_REFUSED.text("{}", "bad {}")).isEqualTo("{} refused: bad {}");
    }
}
