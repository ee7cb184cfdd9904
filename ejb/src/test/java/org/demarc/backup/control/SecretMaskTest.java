package org.demarc.backup.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

    private static final SecretMask MASK = new SecretMask(List.of(), List.of());

    @ParameterizedTest
    @DisplayName("what stands where families of devices write secrets is masked, the rest of the line stays")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "enable secret 5 $1$abc$S3CRET|enable secret 5 ***",
                "username noc privilege 15 password 7 S3CRET|username noc privilege 15 password 7 ***",
                "username zte password S3CRET|username zte password ***",
                "password 12|password ***",
                "snmp-server community S3CRET RO|snmp-server community *** RO",
                "snmp-server host 192.0.2.1 version 2c S3CRET|snmp-server host 192.0.2.1 version 2c ***",
                "snmp-agent community read cipher S3CRET|snmp-agent community read cipher ***",
                "local-user noc password irreversible-cipher S3CRET|local-user noc password irreversible-cipher ***",
                "create snmp community S3CRET view CommunityView read_only|create snmp community *** view CommunityView read_only",
                "create snmp host 192.0.2.1 v2c S3CRET|create snmp host 192.0.2.1 v2c ***",
                "config radius add 1 192.0.2.1 key S3CRET auth_port 1812|config radius add 1 192.0.2.1 key *** auth_port 1812",
                "radius-server host 192.0.2.1 auth-port 1812 key 7 S3CRET|radius-server host 192.0.2.1 auth-port 1812 key 7 ***",
                "snmp-server user u g v3 auth md5 S3CRET priv aes 128 S3CRET2|snmp-server user u g v3 auth md5 *** priv aes 128 ***",
                " ip ospf message-digest-key 1 md5 7 S3CRET| ip ospf message-digest-key 1 md5 7 ***",
                "ntp authentication-key 1 md5 S3CRET|ntp authentication-key 1 md5 ***",
                "add name=u password=S3CRET profile=x|add name=u password=*** profile=x",
                "set wpa2-pre-shared-key=\"S3 CRET\" mode=x|set wpa2-pre-shared-key=*** mode=x",
                "encrypted-password \"$9$S3CRET\"; ## SECRET-DATA|encrypted-password ***; ## SECRET-DATA",
                "onu 1 type F601 pw S3CRET|onu 1 type F601 pw ***",
                "service password-encryption|service password-encryption",
                "interface gpon-olt_1/1/1|interface gpon-olt_1/1/1",
                "hostname secret-room-switch|hostname secret-room-switch",
            })
    void secretsAreMaskedWhereFamiliesWriteThem(String line, String masked) {
        assertThat(MASK.masked(line + "\n")).isEqualTo(masked + "\n").doesNotContain("S3CRET");
        assertThat(MASK.masked(MASK.masked(line))).isEqualTo(MASK.masked(line));
    }

    @Test
    @DisplayName("a private key is masked to its last line")
    void aPrivateKeyIsMasked() {
        String text = "begin\n-----BEGIN RSA PRIVATE KEY-----\nMIIB\nAAAA\n-----END RSA PRIVATE KEY-----\nend\n";

        assertThat(MASK.masked(text))
                .doesNotContain("MIIB", "AAAA")
                .startsWith("begin\n")
                .endsWith("\nend\n");
    }

    @Test
    @DisplayName("what Demarc itself says to the device is masked wherever it stands as a word; short words are not")
    void whatIsKnownIsMasked() {
        var mask = new SecretMask(List.of(), List.of(Secret.of("known-word"), Secret.of("ro"), Secret.NONE));

        assertThat(mask.masked("trap to known-word now\nknown-words stay, ro stays\n"))
                .isEqualTo("trap to *** now\nknown-words stay, ro stays\n");
    }

    @Test
    @DisplayName("what a profile names is masked: communities of RouterOS, and nothing of other menus")
    void whatAProfileNamesIsMasked() {
        ConsoleDialect routerOs =
                ProfileCatalog.bundled().profile("mikrotik-routeros").console();
        assertThat(routerOs).isNotNull();
        var mask = new SecretMask(routerOs == null ? List.of() : routerOs.secrets(), List.of());

        String masked = mask.masked("""
                /interface bridge
                add name=bridge1
                /snmp community
                set [ find default=yes ] addresses=::/0 name=S3CRET
                add name="S3 CRET" read-access=yes
                /system identity
                set name=core
                """);

        assertThat(masked)
                .contains("add name=bridge1", "name=***\n", "name=*** read-access=yes", "set name=core")
                .doesNotContain("CRET");
    }
}
