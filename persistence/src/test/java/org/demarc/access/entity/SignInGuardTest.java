package org.demarc.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInGuardTest {

    @Test
    void addressesOfOneIpv6NetworkAreCountedTogether() {
        String one = SignInGuard.placeOf("2001:db8:1:2::1");

        assertThat(one).isEqualTo("2001:db8:1:2::/64").isEqualTo(SignInGuard.placeOf("2001:DB8:1:2:ffff:1:2:3%eth0"));
        assertThat(SignInGuard.placeOf("2001:db8:1:3::1")).isNotEqualTo(one);
    }

    @Test
    void ipv4AddressesAreCountedEachAlsoWhenTheyComeAsIpv6() {
        assertThat(SignInGuard.placeOf("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(SignInGuard.placeOf("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(SignInGuard.placeOf("unknown")).isEqualTo("unknown");
    }
}
