package org.demarc.snmp.control;

import org.demarc.settings.entity.Secret;

/** By what a device lets us in. */
public sealed interface SnmpCredentials {

    SnmpVersion version();

    /** Version 1 with a community. */
    record V1(Secret community) implements SnmpCredentials {
        @Override
        public SnmpVersion version() {
            return SnmpVersion.V1;
        }
    }

    /** Version 2c with a community. */
    record V2c(Secret community) implements SnmpCredentials {
        @Override
        public SnmpVersion version() {
            return SnmpVersion.V2C;
        }
    }

    /**
     * Version 3 with a user. An empty authentication password means noAuthNoPriv, an empty privacy password authNoPriv.
     *
     * @param authPassword at least 8 octets where used (RFC 3414)
     * @param privPassword at least 8 octets where used
     * @param context name of the context that is asked, empty for the default one (RFC 3411 3.3.4)
     */
    record V3(
            String user,
            Authentication authentication,
            Secret authPassword,
            Privacy privacy,
            Secret privPassword,
            String context)
            implements SnmpCredentials {
        @Override
        public SnmpVersion version() {
            return SnmpVersion.V3;
        }
    }

    /** Authentication protocols of version 3. */
    enum Authentication {
        MD5,
        SHA,
        SHA256,
        SHA384,
        SHA512
    }

    /** Privacy protocols of version 3. */
    enum Privacy {
        DES,
        AES128,
        AES192,
        AES256
    }
}
