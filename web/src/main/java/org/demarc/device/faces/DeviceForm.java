package org.demarc.device.faces;

import java.io.Serializable;
import org.demarc.device.boundary.DeviceRequest;
import org.demarc.device.entity.Device;
import org.jspecify.annotations.Nullable;

/** The fields of a device as a person types them. */
public class DeviceForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name = "";
    private String address = "";
    private @Nullable Long accessProfileId;
    private @Nullable Long groupId;
    private @Nullable Integer snmpPort;
    private String community = "";
    private boolean communityForgotten;
    private String modelKey = "";
    private String profile = "";
    private String location = "";
    private String description = "";
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private boolean pollEnabled = true;
    private @Nullable Integer version;

    static DeviceForm of(Device device) {
        DeviceForm form = new DeviceForm();
        form.name = device.name();
        form.address = device.address();
        form.accessProfileId =
                device.access() == null ? null : (Long) device.access().id();
        form.groupId = device.group() == null ? null : (Long) device.group().id();
        form.snmpPort = device.snmpPort();
        form.modelKey = device.chosenByHand() ? device.modelKey() : "";
        form.profile = device.chosenByHand() && device.modelKey().isEmpty() ? device.profile() : "";
        form.location = device.location();
        form.description = device.description();
        form.latitude = device.latitude();
        form.longitude = device.longitude();
        form.pollEnabled = device.pollEnabled();
        form.version = device.version();
        return form;
    }

    DeviceRequest request() {
        String secret = communityForgotten ? "" : community.isEmpty() ? null : community;
        return new DeviceRequest(
                name,
                address,
                accessProfileId,
                groupId,
                snmpPort,
                secret,
                null,
                modelKey,
                profile,
                location,
                description,
                latitude,
                longitude,
                pollEnabled,
                version);
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = orEmpty(name);
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = orEmpty(address);
    }

    public @Nullable Long getAccessProfileId() {
        return accessProfileId;
    }

    public void setAccessProfileId(@Nullable Long accessProfileId) {
        this.accessProfileId = accessProfileId;
    }

    public @Nullable Long getGroupId() {
        return groupId;
    }

    public void setGroupId(@Nullable Long groupId) {
        this.groupId = groupId;
    }

    public @Nullable Integer getSnmpPort() {
        return snmpPort;
    }

    public void setSnmpPort(@Nullable Integer snmpPort) {
        this.snmpPort = snmpPort;
    }

    public String getCommunity() {
        return community;
    }

    public void setCommunity(@Nullable String community) {
        this.community = orEmpty(community);
    }

    public boolean isCommunityForgotten() {
        return communityForgotten;
    }

    public void setCommunityForgotten(boolean communityForgotten) {
        this.communityForgotten = communityForgotten;
    }

    public String getModelKey() {
        return modelKey;
    }

    public void setModelKey(@Nullable String modelKey) {
        this.modelKey = orEmpty(modelKey);
    }

    public String getProfile() {
        return profile;
    }

    public void setProfile(@Nullable String profile) {
        this.profile = orEmpty(profile);
    }

    public String getLocation() {
        return location;
    }

    public void setLocation(@Nullable String location) {
        this.location = orEmpty(location);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = orEmpty(description);
    }

    public @Nullable Double getLatitude() {
        return latitude;
    }

    public void setLatitude(@Nullable Double latitude) {
        this.latitude = latitude;
    }

    public @Nullable Double getLongitude() {
        return longitude;
    }

    public void setLongitude(@Nullable Double longitude) {
        this.longitude = longitude;
    }

    public boolean isPollEnabled() {
        return pollEnabled;
    }

    public void setPollEnabled(boolean pollEnabled) {
        this.pollEnabled = pollEnabled;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
