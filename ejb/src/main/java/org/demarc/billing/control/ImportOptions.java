package org.demarc.billing.control;

import java.util.List;
import java.util.Map;

/**
 * How an import task treats what the billing says (userside-universal-api.md 6 and 7). The parameters' public names
 * are given with each.
 *
 * @param skipUpdateAgreementDate {@code $confIsSkipUpdateAgreementDate}
 * @param disableCreateAddress {@code $confIsDisableCreateAddress}
 * @param skipDeleteEmptyIp {@code $confIsSkipDeleteEmptyIp}
 * @param keptIps {@code $confSkipDeleteIp}: addresses that are never removed
 * @param importLessPhone {@code $confIsImportLessPhone}
 * @param importLessAddress {@code $confIsImportLessAddress}
 * @param updateEmptyLevel {@code $confIsUpdateEmptyLevel}
 * @param updateEmptyEntrance {@code $confIsUpdateEmptyEntrance}
 * @param importPassword {@code $confIsImportPasswordToUsPassword}
 * @param skipUpdateDateActivity {@code $confIsSkipUpdateDateActivity}
 * @param useStreetFullName {@code $confIsUseStreetFullName}
 * @param updateMac a changed MAC is taken over
 * @param updateAddress addresses are imported at all
 * @param alwaysGroup {@code $confAlwaysSetCustomerGroupId}: name of a group that everybody gets, empty for none
 * @param keepManualGroups groups that the billing does not know stay
 * @param additional {@code $additionalCustomerDataMerge}: the billing's field id to Demarc's
 */
public record ImportOptions(
        boolean skipUpdateAgreementDate,
        boolean disableCreateAddress,
        boolean skipDeleteEmptyIp,
        List<IpRange> keptIps,
        boolean importLessPhone,
        boolean importLessAddress,
        boolean updateEmptyLevel,
        boolean updateEmptyEntrance,
        boolean importPassword,
        boolean skipUpdateDateActivity,
        boolean useStreetFullName,
        boolean updateMac,
        boolean updateAddress,
        String alwaysGroup,
        boolean keepManualGroups,
        Map<String, String> additional) {

    /** What a task has when nobody has said anything: MAC changes and addresses are followed. */
    public static final ImportOptions STANDARD = new ImportOptions(
            false, false, false, List.of(), false, false, false, false, false, false, false, true, true, "", false,
            Map.of());

    /** Addresses from {@code first} to {@code last}, both inside, as unsigned numbers. */
    public record IpRange(long first, long last) {
        public boolean holds(long ip) {
            return ip >= first && ip <= last;
        }
    }
}
