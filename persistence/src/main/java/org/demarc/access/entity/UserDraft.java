package org.demarc.access.entity;

import java.util.List;
import java.util.Set;

/**
 * What an administrator fills in for a user.
 *
 * @param language empty: that of new users
 * @param networks addresses and CIDR networks, checked only when {@code strictIp}
 * @param deviceGroupIds -1 stands for all
 */
public record UserDraft(
        String login,
        String name,
        long roleId,
        AppUser.Status status,
        String language,
        boolean strictIp,
        List<String> networks,
        Set<Long> deviceGroupIds) {

    /** The same with this language unless it has one. */
    public UserDraft orLanguage(String usual) {
        return language.isEmpty()
                ? new UserDraft(login, name, roleId, status, usual, strictIp, networks, deviceGroupIds)
                : this;
    }

    public UserDraft {
        login = login.strip();
        name = name.strip();
        networks = List.copyOf(networks);
        deviceGroupIds = Set.copyOf(deviceGroupIds);
        if (!AppUser.isAcceptableLogin(login)) {
            throw AccessProblem.BAD_LOGIN.because("a login has 3 to 64 letters, digits, dots, @, _ or -");
        }
        networks.forEach(Network::of);
    }
}
